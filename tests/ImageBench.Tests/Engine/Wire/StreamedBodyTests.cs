using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Wire;

public class StreamedBodyTests
{
    private static readonly byte[] Block = new byte[1 << 16];

    [Fact]
    public async Task WhatIsWrittenIsSent()
    {
        using var sent = new MemoryStream();

        await StreamedBody.Send(
            async (stream, cancel) =>
            {
                for (var i = 0; i < 200; i++)
                    await stream.WriteAsync(Block, cancel);
            },
            body => body.CopyToAsync(sent),
            TestContext.Current.CancellationToken);

        Assert.Equal(200 * Block.Length, sent.Length);
    }

    [Fact]
    public async Task AFaultOfTheWriterWins()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => StreamedBody.Send(
            async (stream, cancel) =>
            {
                await stream.WriteAsync(Block, cancel);
                throw new Fault(ExitCode.BadInput, "main.go changed.");
            },
            async body =>
            {
                try
                {
                    await body.CopyToAsync(Stream.Null);
                }
                catch (Fault inner)
                {
                    throw new HttpRequestException("the request broke off", inner);
                }
            },
            TestContext.Current.CancellationToken));

        Assert.Equal("main.go changed.", fault.Message);
    }

    [Fact]
    public async Task ASenderThatFailsEndsAnEndlessWriterAndIsTold()
    {
        var writer = new EndlessWriter();

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => StreamedBody.Send(
            writer.Write, _ => throw new HttpRequestException("connection refused"), TestContext.Current.CancellationToken));

        Assert.Equal("connection refused", thrown.Message);
        Assert.True(writer.HasEnded);
    }

    [Fact]
    public async Task ASenderThatAnswersEarlyEndsAnEndlessWriter()
    {
        var writer = new EndlessWriter();

        await StreamedBody.Send(
            writer.Write, async body => await body.ReadExactlyAsync(new byte[10]), TestContext.Current.CancellationToken);

        Assert.True(writer.HasEnded);
    }

    [Fact]
    public async Task CancellingEndsTheWriter()
    {
        using var cancel = new CancellationTokenSource();
        var writer = new EndlessWriter();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StreamedBody.Send(
            writer.Write,
            async body =>
            {
                await body.ReadExactlyAsync(new byte[10], CancellationToken.None);
                await cancel.CancelAsync();
                await body.CopyToAsync(Stream.Null, cancel.Token);
            },
            cancel.Token));

        Assert.True(writer.HasEnded);
    }

    [Fact]
    public async Task TheWriterIsNoMoreThanAFewMegabytesAhead()
    {
        var writer = new EndlessWriter();

        await StreamedBody.Send(
            writer.Write,
            async body =>
            {
                // All that it will write before somebody reads: it has stopped when the count stands still.
                for (long before = -1; before != writer.Written || before == 0; await Task.Delay(50))
                    before = writer.Written;
                Assert.InRange(writer.Written, 1 << 20, 5 << 20);
                await body.ReadExactlyAsync(new byte[10]);
            },
            TestContext.Current.CancellationToken);
    }

    private sealed class EndlessWriter
    {
        private long _written;

        public long Written => Interlocked.Read(ref _written);

        public bool HasEnded { get; private set; }

        public async Task Write(Stream stream, CancellationToken cancellationToken)
        {
            try
            {
                while (true)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await stream.WriteAsync(Block, cancellationToken);
                    Interlocked.Add(ref _written, Block.Length);
                }
            }
            finally
            {
                HasEnded = true;
            }
        }
    }
}
