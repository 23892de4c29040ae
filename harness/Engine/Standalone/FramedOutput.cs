using System.Buffers.Binary;
using System.Text;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// What goes to a program in a container and comes from it: an engine sends its two outputs in one stream, each piece behind a head that
/// says which.
/// </summary>
internal sealed class FramedOutput(Stream wire) : TwoWayStream
{
    private const int HeadLength = 8;
    private const byte StandardOutput = 1;
    private const int LongestQuote = 300;

    private readonly byte[] _head = new byte[HeadLength];
    private int _left;
    private string _lastWords = "";

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_left == 0)
        {
            if (await wire.ReadAtLeastAsync(_head, HeadLength, throwOnEndOfStream: false, cancellationToken) < HeadLength)
                return _lastWords.Length == 0 ? 0 : throw new IOException($"buildctl in the container ended: {_lastWords}");
            var length = BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(4));
            _left = length >= 0 ? length : throw new IOException("the engine sends a piece of output that is longer than any can be");
            if (_head[0] != StandardOutput)
                await Skip(cancellationToken);
        }

        var count = await wire.ReadAsync(buffer[..Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= count;
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        wire.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            wire.Dispose();
        base.Dispose(disposing);
    }

    private async Task Skip(CancellationToken cancellationToken)
    {
        var words = new byte[LongestQuote];
        var kept = Math.Min(words.Length, _left);
        await wire.ReadExactlyAsync(words.AsMemory(0, kept), cancellationToken);
        for (_left -= kept; _left > 0;)
        {
            var rest = new byte[Math.Min(4096, _left)];
            await wire.ReadExactlyAsync(rest, cancellationToken);
            _left -= rest.Length;
        }

        _lastWords = PlainText.Line(Encoding.UTF8.GetString(words, 0, kept).Trim().TrimEnd('.'), LongestQuote);
    }
}
