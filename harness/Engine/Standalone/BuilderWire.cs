using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.Standalone;

/// <summary>How connections to a BuildKit by itself are made.</summary>
internal static class BuilderWire
{
    public static Func<CancellationToken, Task<Stream>> To(BuilderAddress address) => address.Container is { } container
        ? new ContainerDial(address.Socket, container).Open
        : async cancellationToken => await address.Socket.OpenForHttp2(cancellationToken);
}
