namespace ImageBench.Model.Scenarios;

/// <summary>
/// A build whose image only serves the next one: <c>Carried</c> says which files are taken out of it (absolute paths in the image)
/// and where they lie in the next build's context (paths relative to it).
/// </summary>
internal sealed record EarlierBuild(
    string DockerfilePath,
    string? Target,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyDictionary<string, string> Carried);
