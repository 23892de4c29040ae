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
}
