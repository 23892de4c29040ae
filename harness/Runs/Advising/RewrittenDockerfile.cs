namespace ImageBench.Runs.Advising;

/// <summary>
/// A Dockerfile that is built in the place of the original: its name in runs, where it lies, and where it comes from, in words.
/// </summary>
internal sealed record RewrittenDockerfile(string Name, string Path, string Words);
