using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Remarks;

/// <summary>What a reader of a run's figures must know, the weightiest first.</summary>
internal static class RemarkRules
{
    public static IReadOnlyList<Remark> Apply(RunResults results)
    {
        var run = results.Run;
        var remarks = new List<Remark>();
        if (run.Interrupted)
            remarks.Add(new RunRemark.InterruptedRun());
        if (run.IsOfSizes)
            remarks.Add(new RunRemark.OnlySizes());
        if (run.HasTimes && MachineRemark.LoadedHost.Is(run.Host))
            remarks.Add(new MachineRemark.LoadedHost(run.Host.LoadAverage!.Value, run.Host.Cores));
        if (run.HasTimes && MachineRemark.UnknownLoad.Is(results))
            remarks.Add(new MachineRemark.UnknownLoad());
        if (run.HasTimes
            && run.Host.Cores > 0
            && results.Builds.Max(build => build.LoadAverage) is { } highest
            && highest / run.Host.Cores > MachineRemark.RisingLoad.Threshold)
        {
            remarks.Add(new MachineRemark.RisingLoad(highest, run.Host.Cores));
        }

        remarks.AddRange(Failures(results.Builds));
        remarks.AddRange(Invalid(results.Builds));
        remarks.AddRange(
            results.Variants.Where(row => row.Check == CheckResult.Failed).Select(row => new ImageRemark.FailedCheck(row.Key)));
        remarks.AddRange(
            results.Variants
                .Where(row => row is { IsBaseline: true, Counts: false, Status: not BuildStatus.Skipped }
                    && results.Variants.Any(other => other.Scenario == row.Scenario && other.Variant != row.Variant))
                .Select(row => new ImageRemark.BrokenBaseline(row.Key)));
        string[] onlyListen = [.. results.Variants.Where(row => row.Check == CheckResult.Listens).Select(row => row.Scenario).Distinct()];
        if (onlyListen.Length > 0)
            remarks.Add(new ImageRemark.OnlyListens(onlyListen));
        string[] onlyStarted = [.. results.Variants.Where(row => row.Check == CheckResult.Started).Select(row => row.Scenario).Distinct()];
        if (onlyStarted.Length > 0)
            remarks.Add(new ImageRemark.OnlyStarted(onlyStarted));
        List<BuildRecord> told = [.. results.Builds.Where(build => build is { Key.Builder: Builder.BuildKit, Outcome.Way: not null })];
        if (run.HasTimes && told.Count(build => build.Outcome.Way == BuildWay.Tar) is > 0 and var asTar)
            remarks.Add(new BuildRemark.SentAsTar(asTar, told.Count));
        if (run.HasTimes && RegistriesAsked(results.Builds) is { } asked)
            remarks.Add(asked);
        if (FewRounds(results) is { } few)
            remarks.Add(few);
        if (SlowFirstRound(results.Builds) is { } slow)
            remarks.Add(slow);
        if (run.Engine.IsBuildKit)
            remarks.Add(new EngineRemark.BuiltByItself(results.Variants.Any(row => row.Check != CheckResult.None)));
        if (run.Engine.IsPodman)
            remarks.Add(new EngineRemark.BuiltByPodman());
        else if (!run.Engine.IsPrivate && results.Builds.Any(build => build.Key.Cache == CacheState.Cold))
            remarks.Add(new EngineRemark.SharedEngineCold());
        return remarks;
    }

    /// <summary>What could not be measured, each reason once.</summary>
    public static IEnumerable<Remark> OfSkippedStates(IReadOnlyList<SkippedState> states) =>
        states.GroupBy(state => (state.Scenario, state.Cache, state.Why)).Select(alike => new SkipRemark.UnmeasuredState([.. alike]));

    public static IEnumerable<Remark> OfSkippedVariants(IReadOnlyList<SkippedVariant> variants) =>
        variants.Select(variant => new SkipRemark.UnbuildableVariant(variant));

    public static IEnumerable<Remark> OfIgnored(IReadOnlyList<IgnoredChange> changes) =>
        changes.GroupBy(change => (change.Scenario, change.Cache)).Select(alike => new SkipRemark.ChangeNotSent([.. alike]));

    private static IEnumerable<Remark> Invalid(IReadOnlyList<BuildRecord> builds) =>
        from alike in builds.GroupBy(build => (Variant: VariantKey.Of(build.Key), build.Key.Cache))
        let invalid = alike.Where(build => build.Outcome.Status == BuildStatus.Invalid).ToList()
        where invalid.Count > 0
        select new BuildRemark.InvalidBuilds(
            alike.Key.Variant, alike.Key.Cache, invalid.Count, alike.Count(), invalid[0].Outcome.Error ?? "the builder did not say why");

    private static IEnumerable<Remark> Failures(IReadOnlyList<BuildRecord> builds) =>
        from variant in builds.GroupBy(build => VariantKey.Of(build.Key))
        from status in new[] { BuildStatus.Failed, BuildStatus.TimedOut }
        let count = variant.Count(build => build.Outcome.Status == status)
        where count > 0
        select new BuildRemark.FailedBuilds(variant.Key, status, count, variant.Count());

    private static BuildRemark.RegistriesAsked? RegistriesAsked(IReadOnlyList<BuildRecord> builds)
    {
        List<BuildRecord> asking = [.. builds.Where(build => BuildRemark.RegistriesAsked.Is(build.Outcome))];
        if (asking.Count == 0)
            return null;
        var most = asking.MaxBy(build => build.Outcome.Registry / build.Outcome.Elapsed)!;
        return new BuildRemark.RegistriesAsked(
            asking.Count, builds.Count, VariantKey.Of(most.Key), (most.Outcome.Registry / most.Outcome.Elapsed)!.Value);
    }

    private static RunRemark.FewRounds? FewRounds(RunResults results)
    {
        var rounds = results.Variants.SelectMany(row => row.Times.Values).Select(times => times.Rounds).DefaultIfEmpty(int.MaxValue).Min();
        return rounds < RunRemark.FewRounds.Enough ? new RunRemark.FewRounds(rounds, results.Run.Options.Rounds ?? AutoRounds.Least) : null;
    }

    private static BuildRemark.SlowFirstRound? SlowFirstRound(IReadOnlyList<BuildRecord> builds)
    {
        var slow = builds.GroupBy(build => VariantKey.Of(build.Key))
            .SelectMany(group =>
                Enum.GetValues<CacheState>().Select(cache => SlowFirstRound(group.Key, cache, new VariantBuilds([.. group]).Sample(cache))))
            .OfType<BuildRemark.SlowFirstRound>()
            .OrderByDescending(remark => remark.First / remark.LaterMedian)
            .ToList();
        return slow.Count == 0 ? null : slow[0] with { Cases = slow.Count };
    }

    // One later round would be no median: two must agree that the first stands out. Under a second, timer and scheduler noise is most of
    // it.
    private static BuildRemark.SlowFirstRound? SlowFirstRound(VariantKey variant, CacheState cache, Sample? sample)
    {
        if (sample is null || !sample.ByRound.TryGetValue(1, out var first) || sample.ByRound.Count < 3 || first < TimeSpan.FromSeconds(1))
            return null;
        var later = new Sample(sample.ByRound.Where(round => round.Key != 1).ToDictionary()).Summarize(null).Median;
        return first > later * BuildRemark.SlowFirstRound.Threshold
            ? new BuildRemark.SlowFirstRound(variant, cache, first, later, 1)
            : null;
    }
}
