namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>
/// The steps that a text has reached, each once, in the order in which they were. Both spans have a place for every step; <c>places</c> may
/// hold anything.
/// </summary>
internal ref struct ReachedSteps(Span<int> reached, Span<int> places)
{
    private readonly Span<int> _reached = reached;
    private readonly Span<int> _places = places;
    private int _count;

    public readonly ReadOnlySpan<int> All => _reached[.._count];

    public void Add(int step)
    {
        var place = _places[step];
        if (place >= 0 && place < _count && _reached[place] == step)
            return;
        _places[step] = _count;
        _reached[_count++] = step;
    }

    public void Clear() => _count = 0;
}
