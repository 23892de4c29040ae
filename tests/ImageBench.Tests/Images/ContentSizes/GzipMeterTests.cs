using System.IO.Compression;
using ImageBench.Images.ContentSizes;

namespace ImageBench.Tests.Images.ContentSizes;

public sealed class GzipMeterTests : IDisposable
{
    private const int Block = 1024 * 1024;

    private readonly CompressorThreads _threads = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1000)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData(3_000_000)]
    public async Task TheLengthDependsOnTheBytesAndNotOnTheirPieces(int piece)
    {
        var bytes = Text(2_500_000);

        Assert.Equal(await Length(bytes, bytes.Length), await Length(bytes, piece));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData(Block + Block - (32 * 1024))]
    [InlineData(5_000_000)]
    public async Task TheLengthIsThatOfOneStream(int length)
    {
        var bytes = Text(length);
        var expected = OneStream(bytes);

        Assert.InRange(await Length(bytes, 100_000), expected - (expected / 1000) - 5, expected + (expected / 1000) + 5);
    }

    [Fact]
    public async Task BlocksKnowWhatWasBeforeThem()
    {
        // Noise that comes again every 30,000 bytes: each of the 6 blocks alone would hold it once more, and all be 2.7 times as long.
        var noise = new byte[30_000];
        new Random(7).NextBytes(noise);
        byte[] bytes = [.. Enumerable.Repeat(noise, 200).SelectMany(part => part)];

        Assert.InRange(await Length(bytes, 100_000), OneStream(bytes) * 0.99, OneStream(bytes) * 1.6);
    }

    [Fact]
    public async Task AnEmptyLayerIsHeaderEmptyBlockAndTrailer() => Assert.Equal(20, await Length([], 1));

    [Fact]
    public async Task ACancelledMeterEnds()
    {
        using var source = new CancellationTokenSource();
        var meter = new GzipMeter(_threads);
        await meter.Add(Text(1000), Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await meter.Finish(source.Token));
    }

    [Fact]
    public async Task AReaderIsHeldBackWhileAllCoresAreBusy()
    {
        // Noise compresses slowly: read on without waiting, all of it would be in memory.
        const int Pieces = 24;
        var noise = new byte[Block];
        new Random(7).NextBytes(noise);
        var meter = new GzipMeter(_threads);
        for (var i = 0; i < Pieces; i++)
        {
            await meter.Add(noise, Token);
            Assert.InRange(meter.BlocksAtWork, 0, 17);
        }

        Assert.InRange((await meter.Finish(Token)).Bytes, Pieces * (long)Block, Pieces * Block * 1.01);
    }

    [Fact]
    public void ACompressorHasTheSameNameEachTime() => Assert.Equal(GzipMeter.CompressorName(), GzipMeter.CompressorName());

    public void Dispose() => _threads.Dispose();

    private async Task<long> Length(byte[] bytes, int piece)
    {
        var meter = new GzipMeter(_threads);
        for (var at = 0; at < bytes.Length; at += piece)
            await meter.Add(bytes.AsMemory(at, Math.Min(piece, bytes.Length - at)), Token);
        return (await meter.Finish(Token)).Bytes;
    }

    private static long OneStream(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.Length;
    }

    /// <summary>Words that come again, in no order: compresses about as programs do.</summary>
    private static byte[] Text(int length)
    {
        var random = new Random(42);
        var words = Enumerable.Range(0, 3000).Select(_ => new byte[random.Next(3, 12)]).ToArray();
        Array.ForEach(words, random.NextBytes);
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            var word = words[random.Next(words.Length)];
            var count = Math.Min(word.Length, length - at);
            word.AsSpan(0, count).CopyTo(bytes.AsSpan(at));
            at += count;
        }

        return bytes;
    }
}
