using ImageBench.Engine.BuildKit.Blobs;
using ImageBench.Engine.BuildKit.Files;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Model;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// What the client of one build has for its builder: folders by their names there, secrets and SSH agents by their ids, logins.
/// </summary>
internal sealed class SessionOffer(IReadOnlyDictionary<string, IReadOnlyList<ContextItem>> folders)
{
    private long _sent;
    private Fault? _trouble;

    /// <summary>Gets the folders, put into the builder's order once: it asks for one of them several times in a build.</summary>
    public IReadOnlyDictionary<string, FolderTree> Folders { get; } =
        folders.ToDictionary(folder => folder.Key, folder => FolderTree.Of(folder.Value));

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Secrets { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    public IReadOnlyDictionary<string, string> SshAgents { get; init; } = new Dictionary<string, string>();

    /// <summary>The login for a registry's host, or null.</summary>
    public Func<string, CancellationToken, Task<RegistryLogin?>> Login { get; init; } =
        (_, _) => Task.FromResult<RegistryLogin?>(null);

    /// <summary>Gets the archive that the build's exporter makes; null: it makes none.</summary>
    public Stream? Target { get; init; }

    /// <summary>Stores of blobs, by the names that the builder has for them.</summary>
    public IReadOnlyDictionary<string, IBlobStore> Stores { get; init; } = new Dictionary<string, IBlobStore>();

    /// <summary>The bytes of all packets that told of files or held their content.</summary>
    public ByteSize Sent => new(Interlocked.Read(ref _sent));

    /// <summary>What kept a file from being sent, where something did.</summary>
    public Fault? Trouble => Volatile.Read(ref _trouble);

    public void AddSent(long bytes) => Interlocked.Add(ref _sent, bytes);

    public void Fail(Fault trouble) => Interlocked.CompareExchange(ref _trouble, trouble, null);
}
