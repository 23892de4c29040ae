namespace ImageBench.Advice.Search;

/// <summary>
/// What was found of rewrites that were built together, against the original: whether the image works, how much of the unpacked size went
/// (negative: it grew), and whether a build was shown to be faster, or slower.
/// </summary>
internal sealed record TriedSet(IReadOnlyList<string> Names, bool Works, long SavedBytes)
{
    /// <summary>Those that had no place beside the others: nothing of what was built is theirs.</summary>
    public IReadOnlyList<string> Idle { get; init; } = [];

    public bool IsFaster { get; init; }

    public bool IsSlower { get; init; }

    /// <summary>Whether it is worth having: more than <paramref name="least"/> bytes went, or time did and no bytes came.</summary>
    public bool Pays(long least) => Works && !IsSlower && (SavedBytes > least || (IsFaster && SavedBytes >= -least));
}
