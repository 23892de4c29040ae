using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using ImageBench.Engine.BuildKit.Http2;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// A builder's calls, made by ourselves before the first build: what the runtime loads and compiles for them takes longer than a small
/// build, and is then no part of its time.
/// </summary>
internal static class SessionRehearsal
{
    private const string Folder = "rehearsal";

    public static async Task Run(SessionHost host, CancellationToken cancellationToken)
    {
        var file = new ContextItem("file", ContextItemKind.File, 1, UnixFileMode.UserRead, DateTimeOffset.UnixEpoch)
        {
            Open = _ => new MemoryStream(Encoding.UTF8.GetBytes("x")),
        };
        var (near, far) = LoopStream.Pair();
        await using var connection = host.Serve(
            near, new SessionOffer(new Dictionary<string, IReadOnlyList<ContextItem>> { [Folder] = [file] }));
        using var channel = GrpcChannel.ForAddress("http://rehearsal", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { ConnectCallback = (_, _) => ValueTask.FromResult(far), UseProxy = false },
            DisposeHttpClient = true,
        });
        await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: cancellationToken);
        await Sync(new FileSync.FileSyncClient(channel), cancellationToken);
    }

    private static async Task Sync(FileSync.FileSyncClient builder, CancellationToken cancellationToken)
    {
        using var call = builder.DiffCopy(
            new Metadata { { "dir-name", Folder }, { "followpaths", "file" } }, cancellationToken: cancellationToken);
        await call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.Kind.Req, Id = 0 }, cancellationToken);
        await foreach (var packet in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (packet is { Type: Packet.Types.Kind.Data, Data.Length: 0 })
                await call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.Kind.Fin }, cancellationToken);
        }
    }
}
