using ImageBench.Model;
using Microsoft.Win32.SafeHandles;

namespace ImageBench.Scenarios.Contexts;

/// <summary>A file of the context as it is sent: exactly as many bytes as were listed, or a <see cref="Fault"/> that names it.</summary>
internal sealed class ListedFile : Stream
{
    private readonly ContextEntry entry;
    private readonly SafeFileHandle handle;
    private readonly CancellationToken cancellationToken;

    // What the file itself has; the rest of the entry's length is what is appended to it.
    private readonly long ownLength;
    private long position;

    public ListedFile(ContextEntry entry, CancellationToken cancellationToken)
    {
        this.entry = entry;
        this.cancellationToken = cancellationToken;
        ownLength = entry.Length - entry.Appended.Length;
        try
        {
            handle = ContextEntry.Open(entry.Source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Changed($"cannot be read any more: {error.Message.TrimEnd('.')}", error);
        }

        CheckLength();
    }

    public override bool CanRead => true;

    // The tar writer asks only streams that can seek for their length.
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => entry.Length;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (position >= ownLength)
            return ReadAppended(buffer);
        var read = ReadHere(buffer[..(int)Math.Min(buffer.Length, ownLength - position)]);
        position += read;
        if (read == 0 || position == ownLength)
            CheckLength();
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            handle.Dispose();
        base.Dispose(disposing);
    }

    private int ReadAppended(Span<byte> buffer)
    {
        var rest = entry.Appended.Span[(int)(position - ownLength)..];
        var read = Math.Min(buffer.Length, rest.Length);
        rest[..read].CopyTo(buffer);
        position += read;
        return read;
    }

    private int ReadHere(Span<byte> buffer)
    {
        try
        {
            return RandomAccess.Read(handle, buffer, position);
        }
        catch (IOException error)
        {
            throw Changed($"cannot be read any more: {error.Message.TrimEnd('.')}", error);
        }
    }

    private void CheckLength()
    {
        var length = RandomAccess.GetLength(handle);
        if (length == ownLength)
            return;
        handle.Dispose();
        throw Changed($"had {ownLength} bytes and now has {length}", null);
    }

    private Fault Changed(string what, Exception? cause) =>
        new(ExitCode.BadInput, $"The context file {entry.Source} changed while it was sent (it {what}); leave the context alone during a run, or name the file in the ignore file.", cause);
}
