using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// Writes the packets of one call into its answer, each framed as gRPC frames a message. Written by hand: of a context of 20,000 files
/// there are 60,000, and content is read straight to where it leaves from. What is held back stays in memory, so it has a limit.
/// </summary>
internal sealed class PacketWriter(PipeWriter answer)
{
    // Whether it is compressed, and its length.
    private const int FrameHead = 5;

    // Smaller pieces take more time, larger ones more memory and no less time; with what stands before it one fills a block of memory.
    private const int PieceBytes = 256 * 1024 - 32;
    private const int MostHeldBack = 128 * 1024;

    // Field numbers and wire types of a packet.
    private const byte TypeField = 1 << 3;
    private const byte IdField = 3 << 3;
    private const byte DataField = (4 << 3) | 2;

    private int _held;

    /// <summary>Gets the bytes of all packets, without their frames.</summary>
    public long Sent { get; private set; }

    public void Write(Packet packet)
    {
        var size = packet.CalculateSize();
        var room = answer.GetSpan(FrameHead + size);
        packet.WriteTo(room.Slice(FrameHead, size));
        Frame(room, size);
    }

    /// <summary>The next piece of a file of which so much is <paramref name="expected"/> still; how long it is, 0 at its end.</summary>
    public int WritePiece(uint file, Stream content, long expected)
    {
        var most = (int)Math.Min(expected, PieceBytes);
        var begin = FrameHead + HeadLength(file, most);
        var room = answer.GetSpan(begin + most);
        var count = content.ReadAtLeast(room.Slice(begin, most), most, throwOnEndOfStream: false);
        if (count == 0)
            return 0;
        // Less than was expected may have a shorter length before it.
        var length = HeadLength(file, count);
        if (FrameHead + length != begin)
            room.Slice(begin, count).CopyTo(room[(FrameHead + length)..]);
        WriteHead(room[FrameHead..], file, count);
        Frame(room, length + count);
        return count;
    }

    /// <summary>That a file has no more.</summary>
    public void WriteEnd(uint file)
    {
        var size = HeadLength(file, 0);
        var room = answer.GetSpan(FrameHead + size);
        WriteHead(room[FrameHead..], file, 0);
        Frame(room, size);
    }

    /// <summary>Lets go what was written, where it is much.</summary>
    public Task FlushMuch(CancellationToken cancellationToken) =>
        _held < MostHeldBack ? Task.CompletedTask : Flush(cancellationToken);

    public async Task Flush(CancellationToken cancellationToken)
    {
        if (_held == 0)
            return;
        _held = 0;
        var flushed = await answer.FlushAsync(cancellationToken);
        if (flushed.IsCompleted)
            throw new IOException("the builder hung up");
    }

    private void Frame(Span<byte> room, int size)
    {
        room[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(room[1..], size);
        answer.Advance(FrameHead + size);
        Sent += size;
        // A packet may have no bytes at all, and goes all the same.
        _held += FrameHead + size;
    }

    // As in all messages of this kind what is 0 or empty is not there.
    private static int HeadLength(uint file, int count) => 2
        + (file == 0 ? 0 : 1 + CodedOutputStream.ComputeUInt32Size(file))
        + (count == 0 ? 0 : 1 + CodedOutputStream.ComputeLengthSize(count));

    private static void WriteHead(Span<byte> target, uint file, int count)
    {
        (target[0], target[1]) = (TypeField, (byte)Packet.Types.Kind.Data);
        target = target[2..];
        if (file != 0)
            target = Number(target, IdField, file);
        if (count != 0)
            Number(target, DataField, (uint)count);
    }

    // Seven bits a byte, the lowest first.
    private static Span<byte> Number(Span<byte> target, byte field, uint value)
    {
        target[0] = field;
        var at = 1;
        for (; value >= 128; value >>= 7)
            target[at++] = (byte)(value | 128);
        target[at++] = (byte)value;
        return target[at..];
    }
}
