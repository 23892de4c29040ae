using ImageBench.Model;
using ImageBench.Model.Files;
using Microsoft.Win32.SafeHandles;

namespace ImageBench.Scenarios.Contexts;

/// <summary>A file of the context as it is sent: exactly as many bytes as were listed, or a <see cref="Fault"/> that names it.</summary>
internal sealed class ListedFile : ReadingStream
{
    private readonly ContextEntry _entry;
    private readonly SafeFileHandle _handle;
    private readonly CancellationToken _cancellationToken;

    // What the file itself has; the rest of the entry's length is what is appended to it.
    private readonly long _ownLength;
    private long _position;

    public ListedFile(ContextEntry entry, CancellationToken cancellationToken)
    {
        _entry = entry;
        _cancellationToken = cancellationToken;
        _ownLength = entry.Length - entry.Appended.Length;
        try
        {
            _handle = ContextEntry.Open(entry.Source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The context file {entry.Source} cannot be read ({error.Message.TrimEnd('.')}); make it readable for the user who runs "
                    + "the benchmark and leave the context alone during a run, or name it in the ignore file.",
                error);
        }

        CheckLength();
    }

    // The tar writer asks only streams that can seek for their length.
    public override bool CanSeek => true;

    public override long Length => _entry.Length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_position >= _ownLength)
            return ReadAppended(buffer);
        var read = ReadHere(buffer[..(int)Math.Min(buffer.Length, _ownLength - _position)]);
        _position += read;
        if (read == 0 || _position == _ownLength)
            CheckLength();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _handle.Dispose();
        base.Dispose(disposing);
    }

    private int ReadAppended(Span<byte> buffer)
    {
        var rest = _entry.Appended.Span[(int)(_position - _ownLength)..];
        var read = Math.Min(buffer.Length, rest.Length);
        rest[..read].CopyTo(buffer);
        _position += read;
        return read;
    }

    private int ReadHere(Span<byte> buffer)
    {
        try
        {
            return RandomAccess.Read(_handle, buffer, _position);
        }
        catch (IOException error)
        {
            throw Changed($"cannot be read any more: {error.Message.TrimEnd('.')}", error);
        }
    }

    private void CheckLength()
    {
        var length = RandomAccess.GetLength(_handle);
        if (length == _ownLength)
            return;
        _handle.Dispose();
        throw Changed($"had {_ownLength} bytes and now has {length}", null);
    }

    private Fault Changed(string what, Exception? cause) =>
        new(ExitCode.BadInput,
            $"The context file {_entry.Source} changed while it was sent (it {what}); leave the context alone during a run, or name the "
                + "file in the ignore file.",
            cause);
}
