namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>The values that the variables of a Dockerfile have at a place; one that cannot be worked out is null.</summary>
internal sealed class ArgumentValues
{
    // Comparisons of two letters: seconds at most, however a Dockerfile puts its patterns together.
    private const int MostWork = 20_000_000;

    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private int _work;

    public string? this[string name]
    {
        set => _values[name] = value;
    }

    public bool TryGet(string name, out string? value) => _values.TryGetValue(name, out value);

    /// <summary>Whether a pattern of this length may still be looked for in a value of that length.</summary>
    public bool MaySearch(int pattern, int value)
    {
        _work = Math.Min(_work + ((pattern + 1) * (value + 1)), MostWork);
        return _work < MostWork;
    }
}
