using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>The builder sends the archive that its exporter makes, as it makes it.</summary>
internal sealed class FileSendCalls : FileSend.FileSendBase
{
    public override async Task DiffCopy(
        IAsyncStreamReader<SentPiece> requestStream, IServerStreamWriter<SentPiece> responseStream, ServerCallContext context)
    {
        var target = context.Offer().Target
            ?? throw new RpcException(new Status(StatusCode.NotFound, "no archive is wanted of this build"));
        while (await requestStream.MoveNext(context.CancellationToken))
            await target.WriteAsync(requestStream.Current.Data.Memory, context.CancellationToken);
        await target.FlushAsync(context.CancellationToken);
    }
}
