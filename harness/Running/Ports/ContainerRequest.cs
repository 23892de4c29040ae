using ImageBench.Model;

namespace ImageBench.Running.Ports;

/// <summary>
/// A container to make of an image, with its own entrypoint, command and user. <c>Port</c> is published on a free port of the engine's host
/// (null: none).
/// </summary>
internal sealed record ContainerRequest(
    string ImageId, int? Port, ByteSize Memory, bool ReadOnlyRoot, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Enough for any server, too few for a container that forks without end to be felt.</summary>
    public const int ProcessLimit = 512;

    /// <summary>Variables beside the image's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What takes the place of the image's command; null: nothing does.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>Whether its programs may gain privileges, as setuid ones do.</summary>
    public bool NewPrivileges { get; init; }
}
