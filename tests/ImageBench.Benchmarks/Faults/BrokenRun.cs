namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// What became of one run that was broken: build rows that it told of and did not keep, what is there that was not, and what is gone.
/// </summary>
internal sealed record BrokenRun(
    string Kind, TimeSpan After, int ExitCode, int Lost, string Resumed, IReadOnlyList<string> Left, IReadOnlyList<string> Touched)
{
    public bool IsResumed => !Resumed.StartsWith("not ", StringComparison.Ordinal);
}
