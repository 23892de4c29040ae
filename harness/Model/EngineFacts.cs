namespace ImageBench.Model;

/// <summary>The engine that built: where it listens, what it is, and how it stores images. <c>ApiVersion</c> is the one agreed on.</summary>
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
    /// <summary>Whether it listens on a socket of this machine, so that both have one loopback.</summary>
    public bool IsLocal => Endpoint.StartsWith("unix:", StringComparison.Ordinal);
}
