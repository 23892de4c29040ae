namespace ImageBench.Images.Tar;

/// <summary>A 512-byte header of a tar (ustar, GNU, star or older), read as Go's archive/tar does: that is what unpacks images.</summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> start)
{
    public const int Length = 512;

    /// <summary>The longest name that fits a header: prefix, slash, name.</summary>
    public const int NameLength = 155 + 1 + 100;

    public const int LinkLength = 100;

    private readonly ReadOnlySpan<byte> _block = start[..Length];

    public byte Type => _block[156];

    /// <summary>Negative: no number that a size can be.</summary>
    public long Size => Number(_block.Slice(124, 12));

    /// <summary>The permissions with setuid, setgid and sticky; 0 where they are no number.</summary>
    public ushort Mode => (ushort)(Math.Max(0, Octal(_block.Slice(100, 8))) & 0xfff);

    public uint Owner => (uint)Math.Max(0, Number(_block.Slice(108, 8)));

    public uint Group => (uint)Math.Max(0, Number(_block.Slice(116, 8)));

    /// <summary>Whether the program runs as the file's owner; false where the mode is no number.</summary>
    public bool IsSetuid => Octal(_block.Slice(100, 8)) is var mode and > 0 && (mode & 0x800) != 0;

    /// <summary>Of an old GNU sparse file: its size with the holes.</summary>
    public long SparseSize => Number(_block.Slice(483, 12));

    /// <summary>Whether it is a device or a pipe.</summary>
    public bool IsDevice => Type is (byte)'3' or (byte)'4' or (byte)'6';

    public bool HasSparseMap => Type == 'S' && _block[482] != 0;

    public ReadOnlySpan<byte> LinkTarget => UpToNul(_block.Slice(157, LinkLength));

    /// <summary>A block of zeros ends the archive.</summary>
    public bool IsEnd => !_block.ContainsAnyExcept((byte)0);

    public bool IsValid
    {
        get
        {
            const int At = 148;
            const int Width = 8;
            var written = Octal(_block.Slice(At, Width));
            var sum = Width * ' ';
            foreach (var value in _block)
                sum += value;
            foreach (var value in _block.Slice(At, Width))
                sum -= value;

            // Some old writers summed signed bytes: each one over 127 counts 256 less.
            return written == sum || written == sum - (256 * (CountHigh(_block) - CountHigh(_block.Slice(At, Width))));
        }
    }

    public int CopyName(Span<byte> target)
    {
        var name = UpToNul(_block[..100]);
        var isStar = _block[508..].SequenceEqual("tar\0"u8);
        var prefix = _block.Slice(257, 6).SequenceEqual("ustar\0"u8) ? UpToNul(_block.Slice(345, isStar ? 131 : 155)) : [];
        if (prefix.IsEmpty)
        {
            name.CopyTo(target);
            return name.Length;
        }

        prefix.CopyTo(target);
        target[prefix.Length] = (byte)'/';
        name.CopyTo(target[(prefix.Length + 1)..]);
        return prefix.Length + 1 + name.Length;
    }

    /// <summary>Whether an entry of that type only tells of the next one: pax ('x', 'g') or GNU's long names.</summary>
    public static bool IsExtension(byte type) => type is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K';

    public TarKind Kind(ReadOnlySpan<byte> name) => Type switch
    {
        0 when name.EndsWith("/"u8) => TarKind.Directory,
        0 or (byte)'0' or (byte)'7' or (byte)'S' => TarKind.File,
        (byte)'1' => TarKind.HardLink,
        (byte)'2' => TarKind.Symlink,
        (byte)'5' => TarKind.Directory,
        _ => TarKind.Other,
    };

    private static int CountHigh(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var value in bytes)
            count += value >> 7;
        return count;
    }

    private static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    /// <summary>An octal number or, over 8 GB, GNU's binary one.</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) == 0)
            return Octal(field);
        long value = field[0] & 0x7f;
        foreach (var digit in field[1..])
        {
            if (value > long.MaxValue >> 8)
                return -1;
            value = (value << 8) | digit;
        }

        return value;
    }

    private static long Octal(ReadOnlySpan<byte> field)
    {
        long value = 0;
        foreach (var digit in UpToNul(field.Trim(" \0"u8)))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return -1;
            value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }
}
