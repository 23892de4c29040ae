using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// A two-way call that carries bytes, as a stream. What is written leaves with the next flush: each message costs far more than its bytes.
/// </summary>
internal sealed class CallStream(AsyncDuplexStreamingCall<BytesMessage, BytesMessage> call) : Stream
{
    private readonly byte[] _held = new byte[256 * 1024];
    private ReadOnlyMemory<byte> _rest;
    private int _holds;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

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
