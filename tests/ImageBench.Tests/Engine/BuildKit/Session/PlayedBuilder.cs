using Grpc.Core;
using Grpc.Net.Client;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Session;

namespace ImageBench.Tests.Engine.BuildKit.Session;

/// <summary>The builder's side of a session, played by a test: it calls its client as BuildKit does.</summary>
internal sealed class PlayedBuilder : IAsyncDisposable
{
    private readonly SessionHost _host;
    private readonly SessionConnection _connection;

    private PlayedBuilder(SessionHost host, SessionConnection connection, GrpcChannel channel)
    {
        _host = host;
        _connection = connection;
        Channel = channel;
    }

    public GrpcChannel Channel { get; }

    public static async Task<PlayedBuilder> Open(SessionOffer offer)
    {
        var cancel = TestContext.Current.CancellationToken;
        var (near, far) = await StreamPair.Open(cancel);
        var host = await SessionHost.Start(cancel);
        var channel = GrpcChannel.ForAddress("http://client", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { ConnectCallback = (_, _) => ValueTask.FromResult(far) },
            DisposeHttpClient = true,
        });
        return new PlayedBuilder(host, host.Serve(near, offer), channel);
    }

    /// <summary>
    /// Asks for a folder, and for the content of what <paramref name="wants"/> chooses of it; gives all packets up to the end.
    /// </summary>
    public Task<IReadOnlyList<Packet>> Sync(string folder, Func<Stat, bool> wants, params (string Name, string Value)[] asked) =>
        Sync(Channel, folder, wants, TestContext.Current.CancellationToken, asked);

    /// <summary>The same over a session that is open already.</summary>
    public static async Task<IReadOnlyList<Packet>> Sync(
        GrpcChannel channel,
        string folder,
        Func<Stat, bool> wants,
        CancellationToken cancel,
        params (string Name, string Value)[] asked)
    {
        var metadata = new Metadata { { "dir-name", folder } };
        foreach (var (name, value) in asked)
            metadata.Add(name, value);
        using var call = new FileSync.FileSyncClient(channel).DiffCopy(metadata, cancellationToken: cancel);
        List<Packet> packets = [];
        var (place, open) = (0u, 0);
        var (isTold, isOver) = (false, false);
        while (await call.ResponseStream.MoveNext(cancel))
        {
            var packet = call.ResponseStream.Current;
            packets.Add(packet);
            isTold |= packet is { Type: Packet.Types.Kind.Stat, Stat: null };
            if (packet is { Type: Packet.Types.Kind.Stat, Stat: not null } && wants(packet.Stat))
            {
                await call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.Kind.Req, Id = place }, cancel);
                open++;
            }

            place += packet.Stat is null ? 0u : 1u;
            open -= packet is { Type: Packet.Types.Kind.Data, Data.Length: 0 } ? 1 : 0;
            if (isTold && open == 0 && !isOver)
            {
                isOver = true;
                await call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.Kind.Fin }, cancel);
            }
        }

        return packets;
    }

    public static string Content(IEnumerable<Packet> packets, uint place) =>
        string.Concat(packets
            .Where(packet => packet.Type == Packet.Types.Kind.Data && packet.Id == place)
            .Select(packet => packet.Data.ToStringUtf8()));

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _connection.DisposeAsync();
        _host.Dispose();
    }
}
