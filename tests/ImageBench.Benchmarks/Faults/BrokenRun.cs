namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// What became of one run that was broken: build rows that it told of and did not keep, what is there that was not, and what is gone.
/// </summary>
internal sealed record BrokenRun(
    string Kind, TimeSpan After, int ExitCode, int Lost, string Resumed, IReadOnlyList<string> Left, IReadOnlyList<string> Touched)
{
    /// <summary>What is told where no run folder was begun.</summary>
    public const string NothingToResume = "nothing to resume";

    private const int Killed = 128 + 9;
    private const int Hangup = 128 + 1;
    private const int Interrupt = 128 + 2;
    private const int Terminate = 128 + 15;

    /// <summary>What it said last where it had to be ended, so that its wait can be found; null where it ended.</summary>
    public string? LastWord { get; init; }

    public bool IsResumed => !Resumed.StartsWith("not ", StringComparison.Ordinal);

    /// <summary>Whether it ended as a run may: with one of the harness's own exit codes, or by the signal that nobody can heed.</summary>
    public bool HasEndedWell => ExitCode is >= 0 and <= 4 or 130 or Killed || IsUnheard;

    /// <summary>
    /// Whether a signal ended it before its first line ran, as a system ends a program that listens to none yet: nothing was begun.
    /// </summary>
    public bool IsUnheard => ExitCode is Hangup or Interrupt or Terminate && Resumed == NothingToResume;
}
