using System.Buffers;
using System.IO.Pipelines;
using Google.Protobuf;
using ImageBench.Engine.BuildKit.Files;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Tests.Engine.BuildKit.Files;

public class PacketTests
{
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));

    // Where the length of a number, or of what stands before a piece, changes.
    [Theory]
    [InlineData(0u, 1)]
    [InlineData(1u, 127)]
    [InlineData(127u, 128)]
    [InlineData(128u, 16_383)]
    [InlineData(16_384u, 16_384)]
    [InlineData(2_097_152u, 262_111)]
    [InlineData(uint.MaxValue, 262_112)]
    public async Task APieceIsThePacketThatItsReaderExpects(uint file, int length)
    {
        var content = Content(length);
        var writer = new PacketWriter(_pipe.Writer);

        var count = writer.WritePiece(file, new MemoryStream(content), length);
        writer.WriteEnd(file);

        Assert.Equal(length, count);
        var piece = new Packet { Type = Packet.Types.Kind.Data, Id = file, Data = ByteString.CopyFrom(content) };
        var end = new Packet { Type = Packet.Types.Kind.Data, Id = file };
        Assert.Equal([piece, end], await Written(writer));
        Assert.Equal(piece.CalculateSize() + end.CalculateSize(), writer.Sent);
    }

    [Fact]
    public async Task WhatIsLongerThanAPieceGoesOn()
    {
        var content = Content(600_000);
        var (writer, stream) = (new PacketWriter(_pipe.Writer), new MemoryStream(content));

        for (var rest = content.Length; rest > 0;)
            rest -= writer.WritePiece(3, stream, rest);

        var packets = await Written(writer);
        Assert.Equal(3, packets.Count);
        Assert.Equal(content, packets.SelectMany(packet => packet.Data));
    }

    [Theory]
    [InlineData(5, 300_000)]
    [InlineData(200, 20_000)]
    [InlineData(20_000, 20_001)]
    public async Task ThatLessCameThanWasExpectedIsSaidRight(int length, int expected)
    {
        var content = Content(length);
        var writer = new PacketWriter(_pipe.Writer);

        Assert.Equal(length, writer.WritePiece(7, new MemoryStream(content), expected));

        Assert.Equal(content, Assert.Single(await Written(writer)).Data.ToByteArray());
    }

    [Fact]
    public async Task AFileThatIsAtItsEndGivesNoPiece()
    {
        var writer = new PacketWriter(_pipe.Writer);

        Assert.Equal(0, writer.WritePiece(7, new MemoryStream(), 10));

        Assert.Empty(await Written(writer));
    }

    [Fact]
    public async Task PacketsThatComeByteAfterByteAreReadWhole()
    {
        Packet[] packets = [new() { Type = Packet.Types.Kind.Req, Id = 300 }, new() { Type = Packet.Types.Kind.Fin }];
        var writer = new PacketWriter(_pipe.Writer);
        foreach (var packet in packets)
            writer.Write(packet);
        var bytes = await Bytes(writer);
        var slow = new Pipe();
        var reader = new PacketReader(slow.Reader);
        List<Packet> read = [];

        foreach (var value in bytes)
        {
            await slow.Writer.WriteAsync(new[] { value }, TestContext.Current.CancellationToken);
            if (reader.Take() is { } packet)
                read.Add(packet);
        }

        await slow.Writer.CompleteAsync();
        Assert.Equal(packets, read);
        Assert.Null(await reader.Next(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1, 0, 0, 0, 1)]
    [InlineData(0, 0, 16, 0, 1)]
    [InlineData(0, 255, 255, 255, 255)]
    public async Task WhatNoBuilderSendsIsRefused(params int[] head)
    {
        await _pipe.Writer.WriteAsync(head.Select(value => (byte)value).ToArray(), TestContext.Current.CancellationToken);

        var refused = Assert.Throws<IOException>(() => new PacketReader(_pipe.Reader).Take());

        Assert.Contains("compressed or longer", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(place => (byte)(place * 31 % 251))];

    private async Task<byte[]> Bytes(PacketWriter writer)
    {
        await writer.Flush(TestContext.Current.CancellationToken);
        await _pipe.Writer.CompleteAsync();
        var read = await _pipe.Reader.ReadAtLeastAsync(int.MaxValue, TestContext.Current.CancellationToken);
        return read.Buffer.ToArray();
    }

    // By protobuf's own reader.
    private async Task<IReadOnlyList<Packet>> Written(PacketWriter writer)
    {
        var bytes = await Bytes(writer);
        List<Packet> packets = [];
        for (var at = 0; at < bytes.Length;)
        {
            Assert.Equal(0, bytes[at]);
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
            packets.Add(Packet.Parser.ParseFrom(bytes, at + 5, length));
            at += 5 + length;
        }

        return packets;
    }
}
