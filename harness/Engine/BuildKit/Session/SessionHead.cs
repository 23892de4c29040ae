using Grpc.Core;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// How a session presents itself to the builder. <c>SharedKey</c> names the copy of the context that the builder may still have of an
/// earlier build, and updates.
/// </summary>
internal sealed record SessionHead(string Id, string SharedKey)
{
    /// <summary>The call by which a builder asks for a folder.</summary>
    public const string FileSync = "/moby.filesync.v1.FileSync/DiffCopy";
    private const string FileSend = "/moby.filesync.v1.FileSend/DiffCopy";
    private const string Prefix = "X-Docker-Expose-Session-";

    public static SessionHead New(string sharedKey) => new(Guid.NewGuid().ToString("n"), sharedKey);

    /// <summary>One method alone must be named, the others are called unasked; several would need a line each.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers() =>
    [
        (Prefix + "Uuid", Id),
        (Prefix + "Name", "imagebench"),
        (Prefix + "Sharedkey", SharedKey),
        (Prefix + "Grpc-Method", FileSync),
    ];

    /// <summary>The same, for a session that is sent archives too.</summary>
    public IReadOnlyList<(string Name, string Value)> HeadersForArchives() => [.. Headers(), (Prefix + "Grpc-Method", FileSend)];

    /// <summary>The same for a session that is itself a call.</summary>
    public Metadata Metadata()
    {
        var metadata = new Metadata();
        foreach (var (name, value) in Headers())
            metadata.Add(name.ToLowerInvariant(), value);
        return metadata;
    }
}
