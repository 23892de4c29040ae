using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// A two-way call that carries bytes, as a stream. What is written leaves with the next flush: each message costs far more than its bytes.
/// </summary>
internal sealed class CallStream(AsyncDuplexStreamingCall<BytesMessage, BytesMessage> call) : TwoWayStream
{
    private readonly byte[] _held = new byte[256 * 1024];
    private ReadOnlyMemory<byte> _rest;
    private int _holds;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty)
        {
            if (!await Next(cancellationToken))
                return 0;
            _rest = call.ResponseStream.Current.Data.Memory;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, _held.Length - _holds);
            buffer[..count].CopyTo(_held.AsMemory(_holds));
            _holds += count;
            buffer = buffer[count..];
            if (_holds == _held.Length)
                await FlushAsync(cancellationToken);
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_holds == 0)
            return;
        var message = new BytesMessage { Data = UnsafeByteOperations.UnsafeWrap(_held.AsMemory(0, _holds)) };
        _holds = 0;
        await call.RequestStream.WriteAsync(message, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            call.Dispose();
        base.Dispose(disposing);
    }

    private async Task<bool> Next(CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken);
        }
        catch (RpcException)
        {
            // The builder ended the session: for a stream, its end.
            return false;
        }
    }
}
