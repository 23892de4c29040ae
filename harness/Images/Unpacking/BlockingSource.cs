namespace ImageBench.Images.Unpacking;

/// <summary>Lets a library that only reads the blocking way read a stream that only knows the other one, through one block.</summary>
internal sealed class BlockingSource(Stream source) : Stream
{
    private readonly byte[] block = new byte[64 * 1024];
    private int start;
    private int end;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>Bytes handed out: the padding of xz is reckoned by it.</summary>
    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    /// <summary>Of the reading that is going on.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The next byte, which stays unread; -1 at the end.</summary>
    public int PeekByte() => Fill() ? block[start] : -1;

    public override int ReadByte()
    {
        if (!Fill())
            return -1;
        position++;
        return block[start++];
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || !Fill())
            return 0;
        var count = Math.Min(buffer.Length, end - start);
        block.AsSpan(start, count).CopyTo(buffer);
        start += count;
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private bool Fill()
    {
        if (start < end)
            return true;
        start = 0;
        end = source.ReadAsync(block, Cancellation).AsTask().GetAwaiter().GetResult();
        return end > 0;
    }
}
