using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.Wire;

public class ReadAheadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GivesEveryByteInItsOrder()
    {
        var bytes = new byte[20_000_000];
        new Random(5).NextBytes(bytes);
        await using var ahead = new ReadAhead(new MemoryStream(bytes), Token);

        using var read = new MemoryStream();
        await ahead.Stream.CopyToAsync(read, Token);

        Assert.True(read.ToArray().AsSpan().SequenceEqual(bytes));
    }

    [Fact]
    public async Task ReadsAheadAndThenWaits()
    {
        var source = new EndlessStream();
        await using var ahead = new ReadAhead(source, Token);

        while (source.Given < 8 * 1024 * 1024)
            await Task.Delay(5, Token);
        await Task.Delay(100, Token);

        Assert.InRange(source.Given, 8 * 1024 * 1024, 9 * 1024 * 1024);
    }

    [Fact]
    public async Task WhatTheSourceThrowsIsThrownToTheReader()
    {
        await using var ahead = new ReadAhead(new EndlessStream { EndsAfter = 1_000_000 }, Token);

        var thrown = await Assert.ThrowsAsync<IOException>(() => ahead.Stream.CopyToAsync(Stream.Null, Token));

        Assert.Equal("hung up", thrown.Message);
    }

    [Fact]
    public async Task DisposingEndsASourceThatGivesNothing()
    {
        var ahead = new ReadAhead(new EndlessStream { EndsAfter = 0, Waits = true }, Token);

        await ahead.DisposeAsync();
    }

    private sealed class EndlessStream : MemoryStream
    {
        private long _given;

        public long Given => Interlocked.Read(ref _given);

        public long EndsAfter { get; init; } = long.MaxValue;

        public bool Waits { get; init; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Waits)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            if (Given >= EndsAfter)
                throw new IOException("hung up");
            Interlocked.Add(ref _given, buffer.Length);
            return buffer.Length;
        }
    }
}
