using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Blobs;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// The builder reads and writes blobs of a store that the build was offered: of images that it cannot pull, and of caches in folders. Which
/// store is meant stands in the call's metadata.
/// </summary>
internal sealed class ContentCalls : Content.ContentBase
{
    private const string StoreName = "buildkit-attachable-store-id";
    private const int PieceBytes = 256 * 1024;

    public override Task<BlobInfoResponse> Info(BlobInfoRequest request, ServerCallContext context) => Task.FromResult(
        new BlobInfoResponse
        {
            Info = new BlobInfo { Digest = request.Digest, Size = Length(Store(context), request.Digest) },
        });

    public override async Task Read(
        ReadBlobRequest request, IServerStreamWriter<ReadBlobResponse> responseStream, ServerCallContext context)
    {
        var store = Store(context);
        try
        {
            await Read(store, request, responseStream, context);
        }
        catch (Fault fault)
        {
            throw Refused(fault, context);
        }
    }

    private static async Task Read(
        IBlobStore store, ReadBlobRequest request, IServerStreamWriter<ReadBlobResponse> responseStream, ServerCallContext context)
    {
        var length = Length(store, request.Digest);
        if (request.Offset < 0 || request.Offset > length)
            throw new RpcException(new Status(StatusCode.OutOfRange, $"the blob has {length} bytes"));
        await using var blob = store.Open(request.Digest);
        blob.Position = request.Offset;
        var end = request.Size <= 0 ? length : Math.Min(length, request.Offset + request.Size);
        var piece = new byte[PieceBytes];
        for (var at = request.Offset; at < end;)
        {
            var count = await blob.ReadAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, end - at)), context.CancellationToken);
            if (count == 0)
                throw new RpcException(new Status(StatusCode.DataLoss, "the blob is shorter than it was"));
            // Counted from what was asked for, as the builder's own stores do.
            var bytes = UnsafeByteOperations.UnsafeWrap(piece.AsMemory(0, count));
            await responseStream.WriteAsync(
                new ReadBlobResponse { Offset = at - request.Offset, Data = bytes }, context.CancellationToken);
            at += count;
        }
    }

    public override async Task Write(
        IAsyncStreamReader<WriteBlobRequest> requestStream,
        IServerStreamWriter<WriteBlobResponse> responseStream,
        ServerCallContext context)
    {
        var store = Store(context);
        try
        {
            await Write(store, requestStream, responseStream, context);
        }
        catch (Fault fault)
        {
            throw Refused(fault, context);
        }
    }

    private static async Task Write(
        IBlobStore store,
        IAsyncStreamReader<WriteBlobRequest> requestStream,
        IServerStreamWriter<WriteBlobResponse> responseStream,
        ServerCallContext context)
    {
        using var draft = store.Begin()
            ?? throw new RpcException(new Status(StatusCode.PermissionDenied, "nothing is written to that store"));
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var request = requestStream.Current;
            if (request.Expected.Length > 0 && store.Find(request.Expected) is not null)
                throw new RpcException(new Status(StatusCode.AlreadyExists, $"blob {request.Expected} exists"));
            var answer = Take(request, draft);
            await responseStream.WriteAsync(answer, context.CancellationToken);
            if (request.Action == WriteAction.Commit)
                return;
        }
    }

    private static WriteBlobResponse Take(WriteBlobRequest request, IBlobDraft draft)
    {
        if (request.Action != WriteAction.Stat)
        {
            if (request.Offset != 0 && request.Offset != draft.Length)
                throw new RpcException(new Status(StatusCode.OutOfRange, $"the blob goes on at {draft.Length}"));
            draft.Add(request.Data.Span);
        }

        if (request.Action == WriteAction.Commit)
        {
            if ((request.Expected.Length > 0 && request.Expected != draft.Digest) || (request.Total > 0 && request.Total != draft.Length))
                throw new RpcException(new Status(StatusCode.FailedPrecondition, $"the blob is {draft.Digest}, {draft.Length} bytes"));
            draft.Keep();
        }

        return new WriteBlobResponse { Action = request.Action, Offset = draft.Length, Total = request.Total, Digest = draft.Digest };
    }

    // The build fails with it; the builder is told why the call ends.
    private static RpcException Refused(Fault fault, ServerCallContext context)
    {
        context.Offer().Fail(fault);
        return new RpcException(new Status(StatusCode.Aborted, fault.Message));
    }

    private static IBlobStore Store(ServerCallContext context) =>
        context.Offer().Stores.TryGetValue(context.Value(StoreName), out var store)
            ? store
            : throw new RpcException(new Status(StatusCode.NotFound, "no such store is offered to this build"));

    private static long Length(IBlobStore store, string digest) =>
        store.Find(digest) ?? throw new RpcException(new Status(StatusCode.NotFound, $"there is no blob {digest}"));
}
