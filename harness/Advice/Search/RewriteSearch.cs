using ImageBench.Statistics.Judging;

namespace ImageBench.Advice.Search;

/// <summary>
/// Which rewrites are to be built next, from what was found so far: each by itself, then all that pay together; where they disturb each
/// other, the best first and each further one only if it still pays on top. <paramref name="candidates"/> are in the order in which
/// they are applied, <paramref name="order"/> names them in the order in which they are tried; <paramref name="leastOf"/> says up to
/// how many bytes are nothing where so many have gone, since of a small image less counts. It knows no engine, and may be asked for its
/// best at any time.
/// </summary>
internal sealed class RewriteSearch(IReadOnlyList<string> candidates, Func<long, long> leastOf, IReadOnlyList<string>? order = null)
{
    private readonly List<TriedSet> _tried = [];
    private long _least = leastOf(0);

    /// <summary>All that was built, in order.</summary>
    public IReadOnlyList<TriedSet> Tried => _tried;

    /// <summary>How many candidates have not been built by themselves yet.</summary>
    public int Left => candidates.Count(name => Find([name]) is null);

    /// <summary>The best that is known; empty: none pays.</summary>
    public IReadOnlyList<string> Best => BestSet is { } best ? [.. best.Names.Except(best.Idle)] : [];

    /// <summary>What was found of the best; null: none pays.</summary>
    public TriedSet? BestSet => AllTogether() is { } all && IsWhole(all) ? all : Largest();

    /// <summary>
    /// All that pay by themselves so far, for who cannot try the rest: null where fewer than two do, or it was built already.
    /// </summary>
    public IReadOnlyList<string>? Together => Paying() is { Count: > 1 } paying
        && Ordered(paying.SelectMany(set => set.Names)) is var together && Find(together) is null ? together : null;

    /// <summary>What became of one of the candidates, as far as was built.</summary>
    public RewriteFate FateOf(string name) => Find([name]) switch
    {
        null => RewriteFate.NotTried,
        { Works: false } => RewriteFate.Broke,
        { IsSlower: true } => RewriteFate.Slower,
        _ when Best.Contains(name) => RewriteFate.Kept,
        var tried when !tried.Pays(_least) => RewriteFate.NoGain,
        // With more time it might have been kept beside the others.
        _ => Next() is null ? RewriteFate.NoGainBesides : RewriteFate.NotCombined,
    };

    /// <summary>The rewrites to build together; null: there is no more to be learnt.</summary>
    public IReadOnlyList<string>? Next()
    {
        if ((order ?? candidates).FirstOrDefault(name => Find([name]) is null) is { } single)
            return [single];
        var paying = Paying();
        if (paying.Count < 2)
            return null;
        var together = Ordered(paying.SelectMany(set => set.Names));
        if (Find(together) is not { } all)
            return together;
        return IsWhole(all) ? null : NextOnTop(paying);
    }

    /// <summary>Takes what was found of a set, in the place of what was said of the same before.</summary>
    public void Learn(TriedSet set)
    {
        var known = _tried.FindIndex(other => other.Names.SequenceEqual(set.Names));
        if (known < 0)
            _tried.Add(set);
        else
            _tried[known] = set;
        _least = leastOf(_tried.Where(IsSound).Select(other => other.SavedBytes).Append(0).Max());
    }

    // The largest gain first: what pays little is what a large one may have done already.
    private IReadOnlyList<string>? NextOnTop(IReadOnlyList<TriedSet> paying)
    {
        var best = Leading(paying)!;
        foreach (var next in paying.Where(set => set != best).OrderByDescending(set => set.SavedBytes))
        {
            var both = Ordered([.. best.Names, .. next.Names]);
            if (Find(both) is not { } tried)
                return both;
            if (PaysOnTop(tried, best, next))
                best = tried;
        }

        return null;
    }

    // Of those that save the same one that makes a build faster.
    private TriedSet? Leading(IReadOnlyList<TriedSet> paying) => paying
        .Where(set => set.SavedBytes >= paying.Max(other => other.SavedBytes) - _least)
        .OrderByDescending(set => set.IsFaster)
        .ThenByDescending(set => set.SavedBytes)
        .FirstOrDefault();

    // What makes a build faster may have saved the same bytes by itself.
    private bool PaysOnTop(TriedSet both, TriedSet best, TriedSet next) => both.Pays(_least) && both.Idle.Count == 0
        && (both.SavedBytes > best.SavedBytes + _least || (next.IsFaster && both.SavedBytes >= best.SavedBytes - _least));

    // What each saves by itself is saved together: then every one of them has its place.
    private bool IsWhole(TriedSet all) =>
        all.Pays(_least) && all.Idle.Count == 0 && all.SavedBytes >= Paying().Sum(set => set.SavedBytes) - (_least * all.Names.Count);

    private TriedSet? AllTogether()
    {
        var paying = Paying();
        return paying.Count < 2 ? null : Find(Ordered(paying.SelectMany(set => set.Names)));
    }

    // Of two that save the same the one with fewer rewrites: what saves nothing on top has no place.
    private TriedSet? Largest()
    {
        var paying = _tried.Where(set => set.Pays(_least)).ToList();
        var most = paying.Select(set => set.SavedBytes).DefaultIfEmpty().Max();
        return Grown() is { } grown && grown.SavedBytes >= most - _least
            ? grown
            : paying.Where(set => set.SavedBytes >= most - _least).MinBy(set => set.Names.Count);
    }

    // As far as it was built.
    private TriedSet? Grown()
    {
        var paying = Paying();
        var best = Leading(paying);
        foreach (var next in paying.Where(set => set != best).OrderByDescending(set => set.SavedBytes))
        {
            if (Find(Ordered([.. best!.Names, .. next.Names])) is { } tried && PaysOnTop(tried, best, next))
                best = tried;
        }

        return best;
    }

    // By itself: what several save together would change which of them is asked for next.
    private static bool IsSound(TriedSet set) => set is { Works: true, IsSlower: false, Names.Count: 1 };

    private List<TriedSet> Paying() => [.. candidates.Select(name => Find([name])).OfType<TriedSet>().Where(set => set.Pays(_least))];

    private TriedSet? Find(IReadOnlyList<string> names) => _tried.Find(set => set.Names.SequenceEqual(names));

    private List<string> Ordered(IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return [.. candidates.Where(wanted.Contains)];
    }
}
