using System.IO.Pipelines;
using ImageBench.Engine.Registries.Distribution;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>Registries that begin an answer and say no more, and those that ask for patience.</summary>
public sealed class SilentBodyTests
{
    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly Pipe _body = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ADocumentOfWhichNothingMoreComesIsGivenUp()
    {
        await _body.Writer.WriteAsync("{"u8.ToArray(), Cancel);
        using var answer = new HttpResponseMessage { Content = new StreamContent(_body.Reader.AsStream()) };

#pragma warning disable CA2025 // Ensure tasks using 'IDisposable' instances complete before the instances are disposed: it is awaited below
        var reading = BoundedBody.Read(answer, 100, _time, Cancel);
#pragma warning restore CA2025
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1_000_000_000_000L)]
    public async Task ADocumentWithoutEndIsReadNoFurtherThanItMayBeLong(long? told)
    {
        var body = new Blanks();
        using var answer = new HttpResponseMessage { Content = new StreamContent(body) };
        answer.Content.Headers.ContentLength = told;

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => BoundedBody.Read(answer, 2 * 1024 * 1024, _time, Cancel));

        Assert.Equal("it is longer than the 2 MiB that it may have", exception.Message);
        Assert.InRange(body.Given, 0, 2_200_000);
    }

    [Fact]
    public async Task ALayerMayBeOpenedAsLateAsTheRegistryAsks()
    {
        await _body.Writer.WriteAsync("layer"u8.ToArray(), Cancel);
        var opened = 0;
        await using var layer = new LayerStream(
            async (_, cancel) =>
            {
                opened++;
                await Task.Delay(TimeSpan.FromSeconds(100), _time, cancel);
                return new HttpResponseMessage { Content = new StreamContent(_body.Reader.AsStream()) };
            },
            "registry.example",
            5,
            _time);

        var reading = layer.ReadAsync(new byte[5], Cancel);
        _time.Advance(TimeSpan.FromSeconds(61));
        _time.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal((5, 1), (await reading, opened));
    }

    private sealed class Blanks : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
