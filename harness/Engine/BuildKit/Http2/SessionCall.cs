using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.Security;
using Google.Protobuf;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>
/// The call of a builder that is a session, as a stream: the one call on a connection of its own. What is written leaves with the next
/// flush.
/// </summary>
internal sealed class SessionCall : TwoWayStream
{
    private const string Method = "/moby.buildkit.v1.Control/Session";
    private const int Call = 1;
    private const byte EndsHeaders = 4;
    private const byte EndsCall = 1;
    private const byte IsAnswer = 1;
    private const byte IsPadded = 8;
    private const int InitialWindow = 4;
    private const int MayPush = 2;
    private const int Window = 4 * 1024 * 1024;

    private readonly FrameStream _frames;
    private readonly SendWindow _window = new();
    private readonly MessageReader _arriving = new();
    private readonly MessageWriter _leaving = new();
    private readonly Pipe _in = new(
        new PipeOptions(pauseWriterThreshold: 2 * Window, resumeWriterThreshold: Window, useSynchronizationContext: false));

    private readonly Stream _read;
    private int _taken;

    private SessionCall(Stream wire)
    {
        _frames = new FrameStream(wire);
        _read = _in.Reader.AsStream();
    }

    /// <summary>Makes the call; the connection is its own from then on.</summary>
    public static async Task<SessionCall> Open(
        Stream wire, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellationToken)
    {
        var call = new SessionCall(wire);
        try
        {
            await call._frames.Begin(cancellationToken);
            await call._frames.WriteSettings([(MayPush, 0), (InitialWindow, Window)], cancellationToken);
            await call._frames.WriteWidening(0, Window, cancellationToken);
            var block = HeaderBlock.OfCall(Method, isSecured: wire is SslStream, headers);
            await call._frames.Write(FrameKind.Headers, EndsHeaders, Call, block, cancellationToken);
        }
        catch
        {
            await call.DisposeAsync();
            throw;
        }

        _ = Task.Run(call.Listen, CancellationToken.None);
        return call;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _read.ReadAsync(buffer, cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[_leaving.Add(buffer.Span)..];
            if (_leaving.IsFull)
                await FlushAsync(cancellationToken);
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_leaving.IsEmpty)
            return;
        for (var rest = _leaving.Take(); !rest.IsEmpty;)
        {
            var count = await _window.Take(Math.Min(rest.Length, FrameStream.LongestPayload), cancellationToken);
            await _frames.Write(FrameKind.Data, 0, Call, rest[..count], cancellationToken);
            rest = rest[count..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _window.End();
            _frames.Dispose();
            _read.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task Listen()
    {
        Exception? broken = null;
        try
        {
            while (await Take())
            {
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidProtocolBufferException)
        {
            // The connection went, or says what is no HTTP/2.
            broken = exception is EndOfStreamException or ObjectDisposedException ? null : exception;
        }
        finally
        {
            // Whatever it was: nobody may wait for what never comes.
            _window.End();
            await _in.Writer.CompleteAsync(broken);
        }
    }

    /// <summary>Takes one frame; false when the call is over.</summary>
    private async Task<bool> Take()
    {
        var (kind, flags, stream, payload) = await _frames.Read(CancellationToken.None);
        switch (kind)
        {
            case FrameKind.Data:
                await Receive((flags & IsPadded) == 0 ? payload : Unpadded(payload), payload.Length);
                break;
            case FrameKind.Settings when (flags & IsAnswer) == 0:
                foreach (var (_, size) in FrameStream.ReadSettings(payload).Where(setting => setting.Name == InitialWindow))
                    _window.SetInitial(size);
                await _frames.Write(FrameKind.Settings, IsAnswer, 0, default, CancellationToken.None);
                break;
            case FrameKind.Ping when (flags & IsAnswer) == 0:
                await _frames.Write(FrameKind.Ping, IsAnswer, 0, payload, CancellationToken.None);
                break;
            case FrameKind.WindowUpdate:
                _window.Widen(ofCall: stream == Call, Widening(payload));
                break;
            case FrameKind.Reset or FrameKind.GoAway:
                return false;
        }

        return kind is not (FrameKind.Data or FrameKind.Headers) || (flags & EndsCall) == 0;
    }

    // The length of the pad, what is sent, the pad.
    private static ReadOnlyMemory<byte> Unpadded(ReadOnlyMemory<byte> payload) =>
        payload.Length > 0 && payload.Span[0] < payload.Length
            ? payload[1..^payload.Span[0]]
            : throw new IOException("a frame came whose pad is longer than the frame");

    private static int Widening(ReadOnlyMemory<byte> payload) => payload.Length == sizeof(int)
        ? BinaryPrimitives.ReadInt32BigEndian(payload.Span) & int.MaxValue
        : throw new IOException($"a frame came that widens the window by {payload.Length} bytes instead of {sizeof(int)}");

    private async Task Receive(ReadOnlyMemory<byte> piece, int whole)
    {
        _arriving.Add(piece.Span, _in.Writer);
        await _in.Writer.FlushAsync();
        _taken += whole;
        if (_taken < Window / 4)
            return;
        await _frames.WriteWidening(0, _taken, CancellationToken.None);
        await _frames.WriteWidening(Call, _taken, CancellationToken.None);
        _taken = 0;
    }
}
