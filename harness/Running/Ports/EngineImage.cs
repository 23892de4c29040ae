using ImageBench.Model;

namespace ImageBench.Running.Ports;

/// <summary>
/// An image as its engine describes it. <c>Digest</c> is the registry's (null: never pulled); diff ids are oldest first; <c>Size</c> means
/// what this engine means by it (null: it does not say).
/// </summary>
internal sealed record EngineImage(
    string Id,
    string? Digest,
    IReadOnlyList<string> DiffIds,
    ByteSize? Size,
    IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>All the names that it has there.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
