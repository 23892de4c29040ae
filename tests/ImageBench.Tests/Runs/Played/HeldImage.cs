using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Runs.Played;

/// <summary>
/// An image that a <see cref="HeldEngine"/> holds: its archive, its labels, and the names that builds and transfers gave it.
/// </summary>
internal sealed record HeldImage(byte[] Archive, IReadOnlyDictionary<string, string> Labels, HashSet<string> Names)
{
    public IReadOnlyList<string> DiffIds { get; init; } = [];

    public EngineImage Facts(string id) => new(id, null, DiffIds, new ByteSize(1234), Labels);
}
