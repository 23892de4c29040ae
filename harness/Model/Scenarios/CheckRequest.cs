namespace ImageBench.Model.Scenarios;

/// <summary>
/// One HTTP request of a check and the answer that it must get (<c>Json</c>: the body must be JSON). Path, body and all values may hold
/// <c>${NAME}</c>, which stands for what an earlier request captured.
/// </summary>
internal sealed record CheckRequest(string Method, string Path, string? Body, int Status, bool Json)
{
    /// <summary>Headers that are sent, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers that the answer must have, with exactly these values.</summary>
    public IReadOnlyDictionary<string, string> AnswerHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Values that the answer's JSON must have, by their place ("title", "0.id").</summary>
    public IReadOnlyDictionary<string, string> JsonValues { get; init; } = new Dictionary<string, string>();

    public TextRule Text { get; init; } = new(null, null);

    /// <summary>What is kept of the answer, by name: a place in its JSON, or "header:NAME".</summary>
    public IReadOnlyDictionary<string, string> Captures { get; init; } = new Dictionary<string, string>();

    /// <summary>"POST /movies".</summary>
    public override string ToString() => $"{Method} {Path}";
}
