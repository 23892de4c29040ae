using System.Text;
using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Tests.Engine.BuildKit.Blobs;

/// <summary>A store that a session offers, as a builder calls it.</summary>
internal sealed class CalledStore(ChannelBase channel, string store)
{
    private readonly Content.ContentClient _content = new(channel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Metadata Named => new() { { "buildkit-attachable-store-id", store } };

    public async Task<BlobInfoResponse> Find(string digest) =>
        await _content.InfoAsync(new BlobInfoRequest { Digest = digest }, Named, cancellationToken: Cancel);

    /// <summary>Writes a blob in three requests, and gives the answers up to the first that was the last.</summary>
    public async Task<List<WriteBlobResponse>> Write(string digest, byte[] bytes)
    {
        using var call = _content.Write(Named, cancellationToken: Cancel);
        List<WriteBlobResponse> answers = [];
        WriteBlobRequest[] requests =
        [
            new() { Action = WriteAction.Stat, Ref = digest, Total = bytes.Length },
            new() { Action = WriteAction.Write, Ref = digest, Data = ByteString.CopyFrom(bytes) },
            new() { Action = WriteAction.Commit, Ref = digest, Offset = bytes.Length, Total = bytes.Length, Expected = digest },
        ];
        foreach (var request in requests)
        {
            await call.RequestStream.WriteAsync(request, Cancel);
            if (!await call.ResponseStream.MoveNext(Cancel))
                break;
            answers.Add(call.ResponseStream.Current);
        }

        return answers;
    }

    /// <summary>A part of a blob; of no size: all that is behind <paramref name="offset"/>.</summary>
    public async Task<string> Read(string digest, long offset = 0, long size = 0)
    {
        var request = new ReadBlobRequest { Digest = digest, Offset = offset, Size = size };
        using var call = _content.Read(request, Named, cancellationToken: Cancel);
        var text = new StringBuilder();
        while (await call.ResponseStream.MoveNext(Cancel))
            text.Append(call.ResponseStream.Current.Data.ToStringUtf8());
        return text.ToString();
    }
}
