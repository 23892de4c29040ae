namespace ImageBench.Images.Tar;

/// <summary>
/// Reads a tar as it arrives, entry by entry, through one pooled block. What cannot be a tar throws an <see cref="InvalidDataException"/>
/// whose message says what is wrong. Own code, since TarReader makes text of the bytes of names and cannot be fed without a pipe.
/// </summary>
internal sealed class TarWalker(Window window)
{
    /// <summary>Extended headers are held in memory, so they have a limit: Go's own.</summary>
    private const int ExtendedHeaderLimit = 1024 * 1024;

    /// <summary>Writers pad a tar to a whole record, of some MB at most: more zeros than this are a bomb.</summary>
    private const long PaddingLimit = 16 * 1024 * 1024;

    private readonly ExtendedHeader _extended = new();
    private readonly byte[] _headerName = new byte[TarHeader.NameLength];
    private readonly byte[] _headerLink = new byte[TarHeader.LinkLength];
    private long _left;
    private int _padding;
    private bool _hasSparseMap;

    /// <summary>The entry that <see cref="Next"/> found.</summary>
    public TarEntry Entry { get; private set; }

    /// <summary>Moves to the next entry, over what was left of the one before; false at the archive's end.</summary>
    public async ValueTask<bool> Next(CancellationToken cancellationToken)
    {
        _extended.Clear();
        while (true)
        {
            await SkipContent(cancellationToken);
            if (!await window.Fill(TarHeader.Length, cancellationToken))
                return window.Bytes.IsEmpty ? false : throw BadHeader();
            if (new TarHeader(window.Bytes.Span).IsEnd)
                return false;
            var type = TakeHeader();
            if (!TarHeader.IsExtension(type))
            {
                await SkipSparseMap(cancellationToken);
                return true;
            }

            if (type != 'g') // Go applies global headers to nothing either.
                await TakeExtension(type, cancellationToken);
        }
    }

    /// <summary>The first bytes of the content, fewer where it is shorter; they stay unread.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> Peek(int count, CancellationToken cancellationToken)
    {
        var wanted = (int)Math.Min(count, _left);
        return await window.Fill(wanted, cancellationToken) ? window.Bytes[..wanted] : throw EndsInside("an entry");
    }

    /// <summary>Reads content of the entry; 0 at its end.</summary>
    public async ValueTask<int> Read(Memory<byte> target, CancellationToken cancellationToken)
    {
        var wanted = (int)Math.Min(target.Length, _left);
        var count = wanted == 0 ? 0 : await window.Read(target[..wanted], cancellationToken);
        _left -= count;
        return count > 0 || wanted == 0 ? count : throw EndsInside("an entry");
    }

    /// <summary>Reads what follows the end of the archive: it belongs to its digest.</summary>
    public async ValueTask Finish(CancellationToken cancellationToken)
    {
        for (long length = 0; await window.Fill(1, cancellationToken); window.Take(window.Bytes.Length))
        {
            length += window.Bytes.Length;
            if (length > PaddingLimit)
                throw new InvalidDataException($"more than {PaddingLimit} bytes follow its end");
        }
    }

    private byte TakeHeader()
    {
        var header = new TarHeader(window.Bytes.Span);
        var isExtension = TarHeader.IsExtension(header.Type);
        var size = !isExtension && _extended.Size is { } extendedSize ? extendedSize : header.Size;
        if (!header.IsValid)
            throw BadHeader();
        if (!isExtension)
            size = SetEntry(header, size);
        if (size < 0 || Entry.Size < 0)
            throw new InvalidDataException("a header gives a size that is no number of bytes");
        _hasSparseMap = header.HasSparseMap;
        _left = size;
        _padding = (int)(-size & (TarHeader.Length - 1));
        window.Take(TarHeader.Length);
        return header.Type;
    }

    /// <summary>
    /// Sets the entry; the length of the content that follows. Links, directories, devices and pipes have none, whatever their headers say.
    /// </summary>
    private long SetEntry(TarHeader header, long size)
    {
        var name = _extended.Name ?? _headerName.AsMemory(0, header.CopyName(_headerName));
        var kind = header.Kind(name.Span);
        if (kind is TarKind.HardLink or TarKind.Symlink or TarKind.Directory || header.IsDevice)
            size = 0;
        ReadOnlyMemory<byte> link = _extended.LinkTarget;
        if (_extended.LinkTarget is null && kind is TarKind.Symlink or TarKind.HardLink)
        {
            header.LinkTarget.CopyTo(_headerLink);
            link = _headerLink.AsMemory(0, header.LinkTarget.Length);
        }

        var whole = kind switch
        {
            TarKind.File => _extended.SparseSize ?? (header.Type == 'S' ? header.SparseSize : size),
            TarKind.Symlink => link.Length,
            _ => 0,
        };
        Entry = new TarEntry(kind, name, link, whole, kind == TarKind.File && header.IsSetuid)
        {
            Detail = new EntryDetail(header.Mode, (uint)(_extended.Owner ?? header.Owner), (uint)(_extended.Group ?? header.Group)),
        };
        return size;
    }

    private async ValueTask TakeExtension(byte type, CancellationToken cancellationToken)
    {
        if (_left > ExtendedHeaderLimit)
            throw new InvalidDataException($"an extended header claims {_left} bytes");
        if (!await window.Fill((int)_left, cancellationToken))
            throw EndsInside("an extended header");
        _extended.Take(type, window.Bytes.Span[..(int)_left]);
    }

    private async ValueTask SkipSparseMap(CancellationToken cancellationToken)
    {
        while (_hasSparseMap)
        {
            if (!await window.Fill(TarHeader.Length, cancellationToken))
                throw EndsInside("a sparse file's map");
            _hasSparseMap = window.Bytes.Span[504] != 0;
            window.Take(TarHeader.Length);
        }
    }

    private async ValueTask SkipContent(CancellationToken cancellationToken)
    {
        if (!await window.Skip(_left, cancellationToken))
            throw EndsInside("an entry");
        await window.Skip(_padding, cancellationToken); // Some writers leave the last padding out.
        _left = _padding = 0;
    }

    private InvalidDataException BadHeader() =>
        new(Entry.Name.IsEmpty ? "it is not a tar" : $"the header after {TarName.Text(Entry.Name.Span)} is damaged");

    private InvalidDataException EndsInside(string what) =>
        new($"it ends in the middle of {what}{(Entry.Name.IsEmpty ? "" : $", at or after {TarName.Text(Entry.Name.Span)}")}");
}
