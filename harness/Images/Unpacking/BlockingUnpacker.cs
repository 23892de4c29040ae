using ImageBench.Model.Files;
using ImageBench.Model.Images;
using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;

namespace ImageBench.Images.Unpacking;

/// <summary>
/// Unpacks xz and bzip2, whose library is read the blocking way: its other one calls whole xz files damaged (0.50.8). Of xz it reads one
/// stream, and a file may hold several.
/// </summary>
internal sealed class BlockingUnpacker(Stream packed, Compression compression) : ForwardStream
{
    private readonly BlockingSource _source = new(packed);
    private Stream? _unpacked;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _source.Cancellation = cancellationToken;
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            while (true)
            {
                _unpacked ??= Open();
                var count = _unpacked.Read(buffer);
                if (count > 0 || buffer.IsEmpty || !IsNextOpen())
                    return count;
            }
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or IOException or InvalidDataException))
        {
            // The library throws what it comes across: of its own kinds, of wrong indexes, and for a window that does not fit into memory.
            var reason = exception.Message.TrimEnd('.');
            throw new InvalidDataException($"what is compressed with {Name} in it is damaged ({reason})", exception);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked?.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Name => compression == Compression.Xz ? "xz" : "bzip2";

    private Stream Open() => compression == Compression.Xz
        ? new XZStream(_source)
        : BZip2Stream.Create(_source, CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true);

    /// <summary>After the end of a stream: zeros, as many as the writer liked, and the next stream.</summary>
    private bool IsNextOpen()
    {
        if (compression != Compression.Xz)
            return false;
        while (_source.PeekByte() == 0)
            _source.ReadByte();
        if (_source.PeekByte() < 0)
            return false;
        _unpacked = new XZStream(_source);
        return true;
    }
}
