namespace ImageBench.Model.Runs;

/// <summary>
/// The engine that built: where it listens ("private" in the file of a run on one of the harness's own), what it is, and how it stores
/// images.
/// <c>ApiVersion</c> is the one agreed on. Of a BuildKit by itself neither that nor its kernel, cores (0) and memory (0) are known, and the
/// image store is its snapshotter.
/// </summary>
internal sealed record EngineFacts(
    string Endpoint,
    bool IsPrivate,
    string Version,
    string ApiVersion,
    string ImageStore,
    string OperatingSystem,
    string KernelVersion,
    string Architecture,
    int Cores,
    ByteSize Memory)
{
    public const string Docker = "Docker";

    public const string Podman = "Podman";

    /// <summary>One by itself, which builds and holds no images and no containers.</summary>
    public const string BuildKit = "BuildKit";

    /// <summary>What it is called by its makers.</summary>
    public string Product { get; init; } = Docker;

    public bool IsPodman => Product == Podman;

    public bool IsBuildKit => Product == BuildKit;

    /// <summary>
    /// What the machine that it builds on calls itself; empty where it does not say, and in the file of a run, which others may read.
    /// </summary>
    public string MachineName { get; init; } = "";

    /// <summary>Whether it listens on a socket of this machine, so that both have one loopback.</summary>
    public bool IsLocal => IsPrivate || Endpoint.StartsWith("unix:", StringComparison.Ordinal);
}
