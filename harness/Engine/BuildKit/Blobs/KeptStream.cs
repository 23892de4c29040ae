using ImageBench.Model.Files;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.BuildKit.Blobs;

/// <summary>A stream that is kept in a file as it is read.</summary>
internal sealed class KeptStream(Stream inner, ScratchFile target) : ForwardStream
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        target.Add(buffer.AsSpan(offset, read));
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        target.Add(buffer.Span[..read]);
        return read;
    }
}
