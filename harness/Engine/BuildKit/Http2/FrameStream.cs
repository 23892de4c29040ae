using System.Buffers.Binary;

namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>Frames of HTTP/2 over a connection: written whole by any task, read by one.</summary>
internal sealed class FrameStream(Stream wire) : IDisposable
{
    /// <summary>The longest payload that either side takes unless it says more.</summary>
    public const int LongestPayload = 16 * 1024;

    private const int HeadLength = 9;
    private const int SettingLength = 6;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly byte[] _out = new byte[HeadLength + LongestPayload];
    private readonly byte[] _head = new byte[HeadLength];
    private readonly byte[] _in = new byte[LongestPayload];

    public Task Begin(CancellationToken cancellationToken) =>
        wire.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), cancellationToken).AsTask();

    public async Task Write(FrameKind kind, byte flags, int stream, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            BinaryPrimitives.WriteInt32BigEndian(_out, payload.Length << 8);
            _out[3] = (byte)kind;
            _out[4] = flags;
            BinaryPrimitives.WriteInt32BigEndian(_out.AsSpan(5), stream);
            payload.CopyTo(_out.AsMemory(HeadLength));
            // Half a frame would leave the connection of no use to the rest.
            await wire.WriteAsync(_out.AsMemory(0, HeadLength + payload.Length), CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task WriteSettings(ReadOnlySpan<(int Name, int Value)> settings, CancellationToken cancellationToken)
    {
        var payload = new byte[SettingLength * settings.Length];
        for (var i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(payload.AsSpan(SettingLength * i), (short)settings[i].Name);
            BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan((SettingLength * i) + 2), settings[i].Value);
        }

        return Write(FrameKind.Settings, 0, 0, payload, cancellationToken);
    }

    /// <summary>Lets the other side send so much more, over the connection (stream 0) or of a call.</summary>
    public Task WriteWidening(int stream, int by, CancellationToken cancellationToken)
    {
        var payload = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(payload, by);
        return Write(FrameKind.WindowUpdate, 0, stream, payload, cancellationToken);
    }

    public static IEnumerable<(int Name, int Value)> ReadSettings(ReadOnlyMemory<byte> payload)
    {
        for (; payload.Length >= SettingLength; payload = payload[SettingLength..])
        {
            yield return
                (BinaryPrimitives.ReadInt16BigEndian(payload.Span), BinaryPrimitives.ReadInt32BigEndian(payload.Span[2..]));
        }
    }

    /// <summary>The next frame, whose payload is there until the one after it is read.</summary>
    public async Task<(FrameKind Kind, byte Flags, int Stream, ReadOnlyMemory<byte> Payload)> Read(CancellationToken cancellationToken)
    {
        await wire.ReadExactlyAsync(_head, cancellationToken);
        var length = BinaryPrimitives.ReadInt32BigEndian(_head) >>> 8;
        if (length > LongestPayload)
            throw new IOException($"a frame of {length} bytes came, and {LongestPayload} may come");
        await wire.ReadExactlyAsync(_in.AsMemory(0, length), cancellationToken);
        var stream = BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(5)) & int.MaxValue;
        return ((FrameKind)_head[3], _head[4], stream, _in.AsMemory(0, length));
    }

    public void Dispose()
    {
        wire.Dispose();
        _turn.Dispose();
    }
}
