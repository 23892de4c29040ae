using ImageBench.Model.Files;

namespace ImageBench.Images.Unpacking;

/// <summary>Lets a library that only reads the blocking way read a stream that only knows the other one, through one block.</summary>
internal sealed class BlockingSource(Stream source) : ReadingStream
{
    private readonly byte[] _block = new byte[64 * 1024];
    private int _start;
    private int _end;
    private long _position;

    public override long Length => throw new NotSupportedException();

    /// <summary>Bytes handed out: the padding of xz is reckoned by it.</summary>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Of the reading that is going on.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The next byte, which stays unread; -1 at the end.</summary>
    public int PeekByte() => Fill() ? _block[_start] : -1;

    public override int ReadByte()
    {
        if (!Fill())
            return -1;
        _position++;
        return _block[_start++];
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || !Fill())
            return 0;
        var count = Math.Min(buffer.Length, _end - _start);
        _block.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        _position += count;
        return count;
    }

    private bool Fill()
    {
        if (_start < _end)
            return true;
        _start = 0;
        _end = source.ReadAsync(_block, Cancellation).AsTask().GetAwaiter().GetResult();
        return _end > 0;
    }
}
