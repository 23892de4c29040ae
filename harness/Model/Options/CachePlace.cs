namespace ImageBench.Model.Options;

/// <summary>
/// Where the cache of builds is imported from, or exported to: BuildKit's type (<c>registry</c>, <c>inline</c>,
/// <c>local</c>) with its attributes.
/// </summary>
internal sealed record CachePlace(string Type, IReadOnlyDictionary<string, string> Attributes)
{
    public const string Registry = "registry";

    public const string Inline = "inline";

    /// <summary>A folder of this machine.</summary>
    public const string Local = "local";

    public override string ToString() =>
        string.Join(',', Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}").Prepend($"type={Type}"));
}
