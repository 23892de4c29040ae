using System.Buffers;
using System.Buffers.Binary;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>Finds gRPC's messages of bytes in the pieces that frames bring.</summary>
internal sealed class MessageReader
{
    private const int HeadLength = 5;

    // Builders send pieces of some ten KB.
    private const int LongestMessage = 64 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _held = new(64 * 1024);

    /// <summary>Takes a piece; what the messages that are whole now carry goes to <paramref name="target"/>.</summary>
    public void Add(ReadOnlySpan<byte> piece, IBufferWriter<byte> target)
    {
        while (true)
        {
            var missing = Missing();
            if (missing == 0)
            {
                target.Write(BytesMessage.Parser.ParseFrom(_held.WrittenSpan[HeadLength..]).Data.Span);
                _held.ResetWrittenCount();
                continue;
            }

            if (piece.IsEmpty)
                return;
            var count = Math.Min(missing, piece.Length);
            _held.Write(piece[..count]);
            piece = piece[count..];
        }
    }

    private int Missing()
    {
        if (_held.WrittenCount < HeadLength)
            return HeadLength - _held.WrittenCount;
        var length = BinaryPrimitives.ReadUInt32BigEndian(_held.WrittenSpan[1..]);
        return _held.WrittenSpan[0] == 0 && length <= LongestMessage
            ? HeadLength + (int)length - _held.WrittenCount
            : throw new IOException("a message came that is compressed or longer than any of a session");
    }
}
