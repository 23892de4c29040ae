using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Cli.Displays;

/// <summary>
/// How far a run is: a row a variant, the baseline first and then as the scenario has them, and what is left. It is told each event once.
/// </summary>
internal sealed class LiveProgress
{
    private readonly List<LiveRow> _rows = [];
    private readonly SortedSet<CacheState> _states = [];

    public LiveProgress(IEnumerable<PlannedBuild> planned, int? total)
    {
        Total = total;
        List<PlannedBuild> builds = [.. planned];
        foreach (var scenario in builds.GroupBy(build => build.Key.Scenario))
        {
            _rows.AddRange(scenario.DistinctBy(build => VariantKey.Of(build.Key))
                .OrderByDescending(IsBaseline)
                .ThenBy(build => build.Scenario.Variants.ToList().FindIndex(variant => variant.Name == build.Variant.Name))
                .ThenBy(build => build.Key.Builder)
                .Select(build => new LiveRow(VariantKey.Of(build.Key), IsBaseline(build))));
        }

        foreach (var build in builds)
            AddState(build);
    }

    public IReadOnlyList<LiveRow> All => _rows;

    /// <summary>Those that are timed, in their order.</summary>
    public IReadOnlyCollection<CacheState> States => _states;

    /// <summary>Null: it is not known how many builds there will be.</summary>
    public int? Total { get; }

    public int Done { get; private set; }

    public TimeLeft? Left { get; private set; }

    /// <summary>The row that something is done with, and the cache state of the build; null before the first.</summary>
    public LiveRow? Active { get; private set; }

    public CacheState? ActiveCache { get; private set; }

    public bool HasSeveralBuilders => _rows.DistinctBy(row => row.Key.Builder).Skip(1).Any();

    public bool HasSeveralScenarios => _rows.DistinctBy(row => row.Key.Scenario).Skip(1).Any();

    public void Take(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunEvent.Priming priming:
                Begin(priming.Build, "fills its cache");
                break;
            case RunEvent.ImageRestoring restoring:
                Begin(restoring.Build, "is built again");
                break;
            case RunEvent.BuildStarted started:
                Begin(started.Build, $"builds {started.Build.Key.Cache.Word()}");
                break;
            case RunEvent.BuildEnded ended:
                Begin(ended.Build, null).Add(ended.Record);
                (Done, Left) = (Done + 1, ended.Left);
                break;
            case RunEvent.BuildSkipped skipped:
                Begin(skipped.Build, null);
                Done++;
                break;
            case RunEvent.ImageReading reading:
                Begin(reading.Build, "is read");
                break;
            case RunEvent.ImageRead read:
                Begin(read.Build, null).Image = read.Image;
                break;
            case RunEvent.CheckStarted started:
                Begin(started.Build, started.Round == 0 ? "is checked" : "is started");
                break;
            case RunEvent.CheckEnded ended:
                Begin(ended.Build, null).Add(ended.Check);
                break;
            case RunEvent.TransferStarted started:
                Begin(started.Key, started.Direction == TransferDirection.Push ? "is pushed" : "is pulled");
                break;
            case RunEvent.TransferEnded ended:
                Begin(ended.Transfer.Key, null);
                break;
        }
    }

    private LiveRow Begin(PlannedBuild build, string? doing)
    {
        ActiveCache = build.Key.Cache;
        AddState(build);
        return Begin(Row(build), doing);
    }

    private void Begin(VariantKey key, string? doing) => Begin(Row(key, isBaseline: false), doing);

    private LiveRow Begin(LiveRow row, string? doing)
    {
        if (Active is not null)
            Active.Doing = null;
        Active = row;
        row.Doing = doing;
        return row;
    }

    private void AddState(PlannedBuild build)
    {
        if (build.Key.Cache != CacheState.AsFound)
            _states.Add(build.Key.Cache);
    }

    private LiveRow Row(PlannedBuild build) => Row(VariantKey.Of(build.Key), IsBaseline(build));

    private static bool IsBaseline(PlannedBuild build) => build.Scenario.Baseline == build.Variant.Name;

    // Podman builds with its own builder, whatever was planned.
    private LiveRow Row(VariantKey key, bool isBaseline)
    {
        if (_rows.Find(row => row.Key == key) is { } known)
            return known;
        var fresh = new LiveRow(key, isBaseline);
        var planned = _rows.FindIndex(row =>
            row.IsUntouched && row.Key.Scenario == key.Scenario && row.Key.Variant == key.Variant);
        if (planned < 0)
            _rows.Add(fresh);
        else
            _rows[planned] = fresh;
        return fresh;
    }
}
