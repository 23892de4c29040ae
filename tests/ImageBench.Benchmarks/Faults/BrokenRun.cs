namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// What became of one run that was broken: build rows that it told of and did not keep, what is there that was not, and what is gone.
/// </summary>
internal sealed record BrokenRun(
    string Kind, TimeSpan After, int ExitCode, int Lost, string Resumed, IReadOnlyList<string> Left, IReadOnlyList<string> Touched)
{
    private const int Killed = 128 + 9;

    public bool IsResumed => !Resumed.StartsWith("not ", StringComparison.Ordinal);

    /// <summary>Whether it ended as a run may: with one of the harness's own exit codes, or by the signal that nobody can heed.</summary>
    public bool HasEndedWell => ExitCode is >= 0 and <= 4 or 130 or Killed;
}
