using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>The builder's end of a session that is a call.</summary>
internal sealed class CalledStream(IAsyncStreamReader<BytesMessage> requests, IServerStreamWriter<BytesMessage> answers) : TwoWayStream
{
    private ReadOnlyMemory<byte> _rest;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty)
        {
            if (!await requests.MoveNext(cancellationToken))
                return 0;
            _rest = requests.Current.Data.Memory;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await answers.WriteAsync(new BytesMessage { Data = ByteString.CopyFrom(buffer.Span) }, cancellationToken);
}
