using ImageBench.Model;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Running.Ports;

/// <summary>
/// A build context, listed and counted before the clock starts, and written as a tar when the engine asks for it.
/// <c>DockerfileName</c> is the Dockerfile's name inside the tar; <c>Files</c> counts files and symlinks, <c>Size</c> the bytes of the
/// files.
/// </summary>
internal sealed record PackedContext(string DockerfileName, int Files, ByteSize Size, Func<Stream, CancellationToken, Task> Write)
{
    /// <summary>Whether the change that was asked for is in a file that is not sent: the context is as without it.</summary>
    public bool ChangeIsIgnored { get; init; }

    /// <summary>
    /// Names what of it is not, or was not when it was listed, as it was when the run was planned. Asked when it was sent.
    /// </summary>
    public Func<CancellationToken, IReadOnlyList<string>> FindChanged { get; init; } = _ => [];

    /// <summary>The same, for builders that ask for it file by file; null where there is the tar alone.</summary>
    public ContextFolders? Folders { get; init; }

    /// <summary>What steps may read as secrets, by id. Never stored, never shown.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Secrets { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>The sockets of the SSH agents that steps may talk to, by id.</summary>
    public IReadOnlyDictionary<string, string> SshAgents { get; init; } = new Dictionary<string, string>();
}
