namespace ImageBench.Model.Options;

/// <summary>
/// What builds are given beside a context, a target and arguments: the options of Docker's own build command, under its names.
/// <c>Hosts</c> are "name=address", <c>SharedMemory</c> is in bytes, <c>Limits</c> are "soft:hard" by name, an SSH agent without a path is
/// the one of the environment.
/// </summary>
internal sealed record BuildOptions
{
    /// <summary>Stands for the address of the machine that an engine runs on.</summary>
    public const string HostGateway = "host-gateway";

    public static BuildOptions None { get; } = new();

    public IReadOnlyDictionary<string, SecretSource> Secrets { get; init; } = new Dictionary<string, SecretSource>();

    public IReadOnlyDictionary<string, string?> SshAgents { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyDictionary<string, NamedContext> Contexts { get; init; } = new Dictionary<string, NamedContext>();

    public string? Platform { get; init; }

    public string? Network { get; init; }

    public IReadOnlyList<string> Hosts { get; init; } = [];

    public long? SharedMemory { get; init; }

    public IReadOnlyDictionary<string, string> Limits { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<CachePlace> CacheFrom { get; init; } = [];

    public IReadOnlyList<CachePlace> CacheTo { get; init; } = [];

    /// <summary>Both together; of two values of one name those of <paramref name="stronger"/> count.</summary>
    public BuildOptions With(BuildOptions stronger) => new()
    {
        Secrets = Joined(Secrets, stronger.Secrets),
        SshAgents = Joined(SshAgents, stronger.SshAgents),
        Contexts = Joined(Contexts, stronger.Contexts),
        Platform = stronger.Platform ?? Platform,
        Network = stronger.Network ?? Network,
        Hosts = [.. Hosts.Union(stronger.Hosts)],
        SharedMemory = stronger.SharedMemory ?? SharedMemory,
        Limits = Joined(Limits, stronger.Limits),
        Labels = Joined(Labels, stronger.Labels),
        CacheFrom = [.. CacheFrom, .. stronger.CacheFrom],
        CacheTo = [.. CacheTo, .. stronger.CacheTo],
    };

    private static SortedDictionary<string, T> Joined<T>(IReadOnlyDictionary<string, T> weaker, IReadOnlyDictionary<string, T> stronger)
    {
        var joined = new SortedDictionary<string, T>(weaker.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in stronger)
            joined[name] = value;
        return joined;
    }
}
