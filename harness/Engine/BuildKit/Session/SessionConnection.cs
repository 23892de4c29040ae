using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>A stream that a builder calls its client over, as the server knows connections. It remembers what is offered there.</summary>
internal sealed class SessionConnection : ConnectionContext, IConnectionItemsFeature
{
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _stream;

#pragma warning disable CA2213 // Disposable fields should be disposed: the server looks at the token after it has disposed the connection
    private readonly CancellationTokenSource _closed = new();
#pragma warning restore CA2213

    public SessionConnection(Stream stream, SessionOffer offer)
    {
        _stream = stream;
        ConnectionClosed = _closed.Token;
        Transport = new BothWays(
            PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true)),
            PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: BufferBytes, leaveOpen: true)));
        Items[typeof(SessionOffer)] = offer;
        Features.Set<IConnectionItemsFeature>(this);
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("n");

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public override CancellationToken ConnectionClosed { get; set; }

    public override void Abort() => _stream.Dispose();

    public override void Abort(ConnectionAbortedException abortReason) => Abort();

    public override async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _closed.CancelAsync();
        await base.DisposeAsync();
    }

    private sealed record BothWays(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
