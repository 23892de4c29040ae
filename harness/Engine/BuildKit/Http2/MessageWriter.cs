using System.Buffers.Binary;
using Google.Protobuf;

namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>Gathers bytes for gRPC messages: each message costs far more than what it carries.</summary>
internal sealed class MessageWriter
{
    // Of gRPC: not compressed, and its length; of the message: its one field, and its length.
    private const int GrpcHead = 5;
    private const int LongestLength = 5;
    private const int HeadRoom = GrpcHead + 1 + LongestLength;
    private const int Most = 256 * 1024;
    private const byte BytesField = (1 << 3) | 2;

    private readonly byte[] _held = new byte[HeadRoom + Most];
    private int _holds;

    public bool IsEmpty => _holds == 0;

    public bool IsFull => _holds == Most;

    /// <summary>Takes as much as there is room for, and says how much.</summary>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, Most - _holds);
        bytes[..count].CopyTo(_held.AsSpan(HeadRoom + _holds));
        _holds += count;
        return count;
    }

    /// <summary>What was gathered, as a message that is there until more is added.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var lengthBytes = CodedOutputStream.ComputeLengthSize(_holds);
        var begin = LongestLength - lengthBytes;
        var head = _held.AsSpan(begin);
        BinaryPrimitives.WriteInt32BigEndian(head[1..], 1 + lengthBytes + _holds);
        head[0] = 0;
        head[GrpcHead] = BytesField;
        for (var (i, value) = (0, _holds); i < lengthBytes; i++, value >>= 7)
            head[GrpcHead + 1 + i] = (byte)((value & 127) | (i < lengthBytes - 1 ? 128 : 0));
        var message = _held.AsMemory(begin, HeadRoom - begin + _holds);
        _holds = 0;
        return message;
    }
}
