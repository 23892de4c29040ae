using System.IO.Pipelines;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.BuildKit.Http2;

/// <summary>One end of a connection within this process.</summary>
internal sealed class LoopStream : TwoWayStream
{
    private readonly Stream _in;
    private readonly Stream _out;

    private LoopStream(Pipe from, Pipe to)
    {
        _in = from.Reader.AsStream();
        _out = to.Writer.AsStream();
    }

    /// <summary>The two ends: what is written to one is read from the other.</summary>
    public static (Stream Near, Stream Far) Pair()
    {
        var (forth, back) = (new Pipe(), new Pipe());
        return (new LoopStream(back, forth), new LoopStream(forth, back));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _in.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _out.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => _out.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _in.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => _out.Write(buffer, offset, count);

    public override void Flush() => _out.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _in.Dispose();
            _out.Dispose();
        }

        base.Dispose(disposing);
    }
}
