using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>Reads what a builder asks in one call, each packet framed as gRPC frames a message.</summary>
internal sealed class PacketReader(PipeReader request)
{
    private const int FrameHead = 5;

    // A question has some ten bytes; why a builder gives up, some hundred.
    private const int LongestPacket = 1024 * 1024;

    private readonly Queue<Packet> _come = new();
    private bool _isOver;

    /// <summary>What has come already; null where nothing has.</summary>
    public Packet? Take()
    {
        if (_come.Count == 0 && !_isOver && request.TryRead(out var read))
            Take(read);
        return _come.TryDequeue(out var packet) ? packet : null;
    }

    /// <summary>What comes next; null where the builder has said all.</summary>
    public async ValueTask<Packet?> Next(CancellationToken cancellationToken)
    {
        Packet? packet;
        while (!_come.TryDequeue(out packet) && !_isOver)
            Take(await request.ReadAsync(cancellationToken));
        return packet;
    }

    private void Take(ReadResult read)
    {
        var rest = read.Buffer;
        while (Message(ref rest) is { } message)
            _come.Enqueue(Packet.Parser.ParseFrom(message));
        request.AdvanceTo(rest.Start, rest.End);
        _isOver = read.IsCompleted;
    }

    private static ReadOnlySequence<byte>? Message(ref ReadOnlySequence<byte> rest)
    {
        if (rest.Length < FrameHead)
            return null;
        Span<byte> head = stackalloc byte[FrameHead];
        rest.Slice(0, FrameHead).CopyTo(head);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head[1..]);
        if (head[0] != 0 || length > LongestPacket)
            throw new IOException("a packet came that is compressed or longer than any of a builder");
        if (rest.Length < FrameHead + length)
            return null;
        var message = rest.Slice(FrameHead, length);
        rest = rest.Slice(message.End);
        return message;
    }
}
