using System.Net.Sockets;

namespace ImageBench.Tests.Engine.BuildKit.Session;

/// <summary>The two ends of one connection.</summary>
internal static class StreamPair
{
    public static async Task<(Stream Near, Stream Far)> Open(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var place = new UnixDomainSocketEndPoint(Path.Combine(folder.Path, "s"));
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(place);
        listener.Listen();
        var near = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await near.ConnectAsync(place, cancellationToken);
        var far = await listener.AcceptAsync(cancellationToken);
        return (new NetworkStream(near, ownsSocket: true), new NetworkStream(far, ownsSocket: true));
    }
}
