namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>The steps that a text has reached, each once, in the order in which they were. Both spans have a place for every step; <c>places</c> may hold anything.</summary>
internal ref struct ReachedSteps(Span<int> reached, Span<int> places)
{
    private readonly Span<int> reached = reached;
    private readonly Span<int> places = places;
    private int count;

    public readonly ReadOnlySpan<int> All => reached[..count];

    public void Add(int step)
    {
        var place = places[step];
        if (place >= 0 && place < count && reached[place] == step)
            return;
        places[step] = count;
        reached[count++] = step;
    }

    public void Clear() => count = 0;
}
