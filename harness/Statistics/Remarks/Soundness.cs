using ImageBench.Model.Builds;

namespace ImageBench.Statistics.Remarks;

/// <summary>
/// What the figures of a run rest on: the fewest and the most rounds of a time (null: nothing was timed), its builds and those of them that
/// are in no figure, and the load average before the first build (null: not known).
/// </summary>
internal sealed record Soundness(
    int? FewestRounds, int? MostRounds, int Builds, int InvalidBuilds, int FailedBuilds, double? LoadAverage, int Cores)
{
    public bool IsFewRounds => FewestRounds < RunRemark.FewRounds.Enough;

    public bool IsLoaded { get; private init; }

    /// <summary>Whether nothing speaks against it.</summary>
    public bool IsSound => !IsFewRounds && !IsLoaded && InvalidBuilds == 0 && FailedBuilds == 0 && LoadAverage is not null;

    public static Soundness Of(RunResults results)
    {
        int[] rounds = [.. results.Variants.SelectMany(row => row.Times.Values).Select(times => times.Rounds)];
        var host = results.Run.Host;
        return new Soundness(
            rounds.Length == 0 ? null : rounds.Min(),
            rounds.Length == 0 ? null : rounds.Max(),
            results.Builds.Count,
            results.Builds.Count(build => build.Outcome.Status == BuildStatus.Invalid),
            results.Builds.Count(build => build.Outcome.Status is BuildStatus.Failed or BuildStatus.TimedOut),
            host.LoadAverage,
            host.Cores)
        {
            // What it says of is times.
            IsLoaded = results.Run.HasTimes && MachineRemark.LoadedHost.Is(host),
        };
    }
}
