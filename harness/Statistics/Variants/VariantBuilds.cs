using ImageBench.Model.Builds;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Variants;

/// <summary>All builds of one variant with one builder.</summary>
internal sealed record VariantBuilds(IReadOnlyList<BuildRecord> Builds)
{
    /// <summary>
    /// An invalid build gave an image as well as any. One failure makes a variant a failed one; a build that the user cancelled does so
    /// only where nothing else is known.
    /// </summary>
    public BuildStatus Status =>
        Any(BuildStatus.Failed) ? BuildStatus.Failed
        : Any(BuildStatus.TimedOut) ? BuildStatus.TimedOut
        : Any(BuildStatus.Built) || Any(BuildStatus.Invalid) ? BuildStatus.Built
        : BuildStatus.Cancelled;

    /// <summary>Whether more than one machine made them.</summary>
    public bool IsOfSeveralNodes => Builds.Count > 0 && Builds.Any(build => build.Key.Node != Builds[0].Key.Node);

    /// <summary>Whether it is told of each which machine made it: in a merged run, and beside one.</summary>
    public bool IsOfNodes => Builds.Any(build => build.Key.Node is not null);

    /// <summary>The builds of each machine, in the order of the run; none where the machine is not told.</summary>
    public IReadOnlyDictionary<string, VariantBuilds> ByNode() => Builds
        .Where(build => build.Key.Node is not null)
        .GroupBy(build => build.Key.Node!)
        .ToDictionary(node => node.Key, node => new VariantBuilds([.. node]));

    /// <summary>
    /// The times of the builds that succeeded (no other is ever averaged), or null where none did, or where times of that state say
    /// nothing, or where they are of several machines: <see cref="ByNode"/> takes those apart.
    /// </summary>
    public Sample? Sample(CacheState cache)
    {
        if (cache == CacheState.AsFound || IsOfSeveralNodes)
            return null;
        var times = new SortedDictionary<int, TimeSpan>();
        foreach (var build in Builds.Where(build => build.Key.Cache == cache && build.Outcome.Status == BuildStatus.Built))
            times[build.Key.Round] = build.Outcome.Elapsed;
        return times.Count == 0 ? null : new Sample(times);
    }

    /// <summary>How those builds got their contexts: the ways, each once. Builds of versions that did not tell were sent tars.</summary>
    public IReadOnlySet<BuildWay> Ways(CacheState cache) => Builds
        .Where(build => build.Key.Cache == cache && build.Outcome.Status == BuildStatus.Built)
        .Select(build => build.Outcome.Way ?? BuildWay.Tar)
        .ToHashSet();

    /// <summary>The medians of what the steps of the cold builds took, each by itself.</summary>
    public StepTimes? ColdSteps()
    {
        var times = Builds
            .Where(build => build.Key.Cache == CacheState.Cold && build.Outcome.Status == BuildStatus.Built)
            .Select(build => build.Outcome.StepTimes)
            .OfType<StepTimes>()
            .ToList();
        return times.Count == 0
            ? null
            : new StepTimes(Median(times.Select(time => time.CriticalPath)), Median(times.Select(time => time.Work)));
    }

    /// <summary>By cache state, with ratios where there is a baseline to compare with.</summary>
    public IReadOnlyDictionary<CacheState, TimeSummary> Times(VariantBuilds? baseline = null)
    {
        var times = new SortedDictionary<CacheState, TimeSummary>();
        foreach (var cache in Enum.GetValues<CacheState>())
        {
            if (Sample(cache) is { } sample)
                times[cache] = sample.Summarize(baseline?.Sample(cache) is { } against ? PairedRatio.Between(sample, against) : null);
        }

        return times;
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) =>
        TimeSpan.FromTicks((long)MeanInterval.Of([.. times.Select(time => (double)time.Ticks)]).Median);

    private bool Any(BuildStatus status) => Builds.Any(build => build.Outcome.Status == status);
}
