using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Remarks;

/// <summary>What a reader of a run's figures must know, the weightiest first.</summary>
internal static class RemarkRules
{
    public static IReadOnlyList<Remark> Apply(RunResults results) =>
    [
        .. OfRun(results.Run),
        .. OfMachine(results),
        .. Failures(results.Builds),
        .. Invalid(results.Builds),
        .. OfChecks(results.Variants),
        .. OfBuilds(results),
        .. OfEngine(results),
    ];

    /// <summary>What could not be measured, each reason once.</summary>
    public static IEnumerable<Remark> OfSkippedStates(IReadOnlyList<SkippedState> states) =>
        states.GroupBy(state => (state.Scenario, state.Cache, state.Why)).Select(alike => new SkipRemark.UnmeasuredState([.. alike]));

    public static IEnumerable<Remark> OfSkippedVariants(IReadOnlyList<SkippedVariant> variants) =>
        variants.Select(variant => new SkipRemark.UnbuildableVariant(variant));

    public static IEnumerable<Remark> OfIgnored(IReadOnlyList<IgnoredChange> changes) =>
        changes.GroupBy(change => (change.Scenario, change.Cache)).Select(alike => new SkipRemark.ChangeNotSent([.. alike]));

    private static IEnumerable<Remark> OfRun(BenchRun run)
    {
        if (run.Interrupted)
            yield return new RunRemark.InterruptedRun();
        if (run.IsOfSizes)
            yield return new RunRemark.OnlySizes();
    }

    private static IEnumerable<Remark> OfMachine(RunResults results)
    {
        var host = results.Run.Host;
        if (!results.Run.HasTimes)
            yield break;
        if (MachineRemark.LoadedHost.Is(host))
            yield return new MachineRemark.LoadedHost(host.LoadAverage!.Value, host.Cores);
        if (MachineRemark.UnknownLoad.Is(results))
            yield return new MachineRemark.UnknownLoad();
        if (host.Cores > 0
            && results.Builds.Max(build => build.LoadAverage) is { } highest
            && highest / host.Cores > MachineRemark.RisingLoad.Threshold)
        {
            yield return new MachineRemark.RisingLoad(highest, host.Cores);
        }
    }

    private static IEnumerable<Remark> OfChecks(IReadOnlyList<VariantSummary> variants)
    {
        foreach (var row in variants.Where(row => row.Check == CheckResult.Failed))
            yield return new ImageRemark.FailedCheck(row.Key);
        foreach (var row in variants.Where(row => row is { IsBaseline: true, Counts: false, Status: not BuildStatus.Skipped }
            && variants.Any(other => other.Scenario == row.Scenario && other.Variant != row.Variant)))
        {
            yield return new ImageRemark.BrokenBaseline(row.Key);
        }

        if (Scenarios(CheckResult.Listens) is { Length: > 0 } onlyListen)
            yield return new ImageRemark.OnlyListens(onlyListen);
        if (Scenarios(CheckResult.Started) is { Length: > 0 } onlyStarted)
            yield return new ImageRemark.OnlyStarted(onlyStarted);

        string[] Scenarios(CheckResult result) => [.. variants.Where(row => row.Check == result).Select(row => row.Scenario).Distinct()];
    }

    private static IEnumerable<Remark> OfBuilds(RunResults results)
    {
        List<BuildRecord> told = [.. results.Builds.Where(build => build is { Key.Builder: Builder.BuildKit, Outcome.Way: not null })];
        if (results.Run.HasTimes && told.Count(build => build.Outcome.Way == BuildWay.Tar) is > 0 and var asTar)
            yield return new BuildRemark.SentAsTar(asTar, told.Count);
        if (results.Run.HasTimes && RegistriesAsked(results.Builds) is { } asked)
            yield return asked;
        if (FewRounds(results) is { } few)
            yield return few;
        if (SlowFirstRound(results.Builds) is { } slow)
            yield return slow;
    }

    private static IEnumerable<Remark> OfEngine(RunResults results)
    {
        var engine = results.Run.Engine;
        if (engine.IsBuildKit)
            yield return new EngineRemark.BuiltByItself(results.Variants.Any(row => row.Check != CheckResult.None));
        if (engine.IsPodman)
            yield return new EngineRemark.BuiltByPodman();
        else if (!engine.IsPrivate && results.Builds.Any(build => build.Key.Cache == CacheState.Cold))
            yield return new EngineRemark.SharedEngineCold();
    }

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
