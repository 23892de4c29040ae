using ImageBench.Model.Files;

namespace ImageBench.Engine;

/// <summary>A stream that tells how much is read from it, as it is read.</summary>
internal sealed class CountedStream(Stream inner, Action<int> count) : ForwardStream
{
    public override int Read(byte[] buffer, int offset, int length) => Counted(inner.Read(buffer, offset, length));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    private int Counted(int read)
    {
        count(read);
        return read;
    }
}
