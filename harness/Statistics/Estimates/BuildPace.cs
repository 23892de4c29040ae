using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Estimates;

/// <summary>
/// What the builds of a run take while it is made, and so how long those that are left may take: of each cache state of a variant as long
/// as those that were measured, in this run or else in an earlier one (<c>earlier</c>), with what lay between two builds (a cache that is
/// emptied or filled, an image that is read and checked). Each build is told of once, so that a run of thousands loses no time by it.
/// </summary>
internal sealed class BuildPace
{
    private readonly Dictionary<(VariantKey Variant, CacheState Cache), int> _left = [];
    private readonly Dictionary<(VariantKey Variant, CacheState Cache), MeanTime> _here = [];
    private readonly Dictionary<(VariantKey Variant, CacheState Cache), MeanTime> _before = [];
    private readonly HashSet<VariantKey> _unread = [];
    private readonly MeanTime _between = new();
    private readonly MeanTime _reading = new();
    private DateTimeOffset? _lastEnd;
    private bool _wasRead;

    public BuildPace(IEnumerable<BuildKey> planned, IEnumerable<BuildRecord> earlier)
    {
        foreach (var key in planned.Select(StateOf))
        {
            _left[key] = _left.GetValueOrDefault(key) + 1;
            _unread.Add(key.Variant);
        }

        foreach (var build in earlier)
            Take(_before, build);
    }

    /// <summary>Null where nothing says how long some of them take, and where none is left.</summary>
    public TimeLeft? Left
    {
        get
        {
            var (time, builds, isAtMost) = (TimeSpan.Zero, 0, false);
            foreach (var (state, count) in _left.Where(state => state.Value > 0))
            {
                if (Expected(state) is not { } expected)
                    return null;
                time += (expected.Time + (_between.Value ?? TimeSpan.Zero)) * count;
                builds += count;
                isAtMost |= expected.IsAtMost;
            }

            return builds == 0 ? null : new TimeLeft(time + ((_reading.Value ?? TimeSpan.Zero) * _unread.Count), builds, isAtMost);
        }
    }

    /// <summary>A build that ended.</summary>
    public void Add(BuildRecord build)
    {
        Skip(build.Key);
        if (_lastEnd is { } end && build.StartedAt > end)
            (_wasRead ? _reading : _between).Add(build.StartedAt - end);
        _lastEnd = build.StartedAt + build.Outcome.Elapsed;
        _wasRead = _unread.Remove(VariantKey.Of(build.Key));
        Take(_here, build);
    }

    /// <summary>A build that is not made: it was made before, or cannot be.</summary>
    public void Skip(BuildKey key)
    {
        var state = StateOf(key);
        _left[state] = Math.Max(_left.GetValueOrDefault(state) - 1, 0);
    }

    private (TimeSpan Time, bool IsAtMost)? Expected((VariantKey Variant, CacheState Cache) state)
    {
        // What was not measured of a variant yet is as that of its neighbours; what of none, no longer than a cold build.
        if ((Mean(state) ?? OfNeighbours(state.Variant, state.Cache)) is { } known)
            return (known, false);
        return (Mean((state.Variant, CacheState.Cold)) ?? OfNeighbours(state.Variant, CacheState.Cold)) is { } cold ? (cold, true) : null;
    }

    private TimeSpan? OfNeighbours(VariantKey variant, CacheState cache)
    {
        var all = new MeanTime();
        foreach (var ((other, state), mean) in _here)
        {
            if (state == cache && other.Scenario == variant.Scenario && mean.Value is { } time)
                all.Add(time);
        }

        return all.Value;
    }

    private TimeSpan? Mean((VariantKey Variant, CacheState Cache) state) =>
        _here.GetValueOrDefault(state)?.Value ?? _before.GetValueOrDefault(state)?.Value;

    private static void Take(Dictionary<(VariantKey Variant, CacheState Cache), MeanTime> times, BuildRecord build)
    {
        if (build.Outcome.ImageId is null)
            return;
        var state = StateOf(build.Key);
        if (!times.TryGetValue(state, out var mean))
            times[state] = mean = new MeanTime();
        mean.Add(build.Outcome.Elapsed);
    }

    private static (VariantKey Variant, CacheState Cache) StateOf(BuildKey key) => (VariantKey.Of(key), key.Cache);
}
