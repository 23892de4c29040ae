using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Tests.Engine.BuildKit.Session;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>A session that a client opened: a channel to what it offers, which is that many methods.</summary>
internal sealed record OpenedSession(GrpcChannel Channel, int Methods)
{
    /// <summary>How many bytes each file of the context holds, by its path.</summary>
    public async Task<IReadOnlyDictionary<string, long>> TakeContext(CancellationToken cancellationToken)
    {
        var packets = await PlayedBuilder.Sync(Channel, "context", stat => (stat.Mode & (1u << 31)) == 0, cancellationToken);
        string[] paths = [.. packets.Where(packet => packet.Stat is not null).Select(packet => packet.Stat.Path)];
        return packets.Where(packet => packet.Type == Packet.Types.Kind.Data).GroupBy(packet => packet.Id)
            .ToDictionary(file => paths[file.Key], file => file.Sum(packet => (long)packet.Data.Length));
    }

    /// <summary>Sends the archive of an image to where the client keeps it.</summary>
    public async Task Send(byte[] archive, CancellationToken cancellationToken)
    {
        if (Methods != 2)
            throw new RpcException(new Status(StatusCode.Unknown, "method FileSend not supported by the client"));
        using var call = new FileSend.FileSendClient(Channel).DiffCopy(cancellationToken: cancellationToken);
        foreach (var piece in archive.Chunk(32 * 1024))
            await call.RequestStream.WriteAsync(new SentPiece { Data = ByteString.CopyFrom(piece) }, cancellationToken);
        await call.RequestStream.CompleteAsync();
        await call.ResponseStream.MoveNext(cancellationToken);
    }
}
