using ImageBench.Runs.Planning;

namespace ImageBench.Runs.Advising;

/// <summary>
/// What is asked of advice on a Dockerfile: its runs, the longest that looking for it may take, and the share of the original's unpacked
/// size in percent under which a possible gain is not looked for.
/// </summary>
internal sealed record AdviceRequest(RunRequest Run, TimeSpan Budget, double LeastPercent)
{
    /// <summary>How often each build is made to measure its time; 0: never.</summary>
    public int Rounds { get; init; }

    /// <summary>Whether other parent images are tried, too.</summary>
    public bool TryBases { get; init; }

    /// <summary>Whether a comment above each changed instruction says why.</summary>
    public bool Explains { get; init; }
}
