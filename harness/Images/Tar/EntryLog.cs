using System.Buffers.Binary;

namespace ImageBench.Images.Tar;

/// <summary>
/// The entries of a layer in the order of its tar, packed into blocks of bytes: some 13 bytes each and the path. Layers are kept like this
/// until the manifest, which often comes last, tells their order. Details are another 26 bytes each, kept where images are compared.
/// </summary>
internal sealed class EntryLog(bool withDetails = false)
{
    /// <summary>Some ten million entries of usual names: more is a bomb.</summary>
    public const long Limit = 1024 * 1024 * 1024;

    private const int SetuidFlag = 0x80;
    private const int HeadLength = 1 + 8 + 2 + 2;
    private const int DetailLength = 2 + 4 + 4 + 16;
    private const int FirstBlock = 1024;
    private const int LargestBlock = 256 * 1024;

    private readonly List<(byte[] Bytes, int Used)> _blocks = [];

    /// <summary>Bytes that it takes.</summary>
    public long Length { get; private set; }

    public bool HasDetails => withDetails;

    /// <summary>The bytes in their order, as <see cref="OfBytes"/> takes them.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Blocks => _blocks.Select(block => (ReadOnlyMemory<byte>)block.Bytes.AsMemory(0, block.Used));

    /// <summary>A log whose blocks were kept; it takes the array for its own.</summary>
    public static EntryLog OfBytes(byte[] bytes, bool withDetails)
    {
        var log = new EntryLog(withDetails) { Length = bytes.Length };
        log._blocks.Add((bytes, bytes.Length));
        return log;
    }

    /// <summary>
    /// Adds an entry, by the path from the image's root. A symlink's target that is longer than Linux takes leads nowhere, and is left out.
    /// </summary>
    public void Add(TarEntry entry)
    {
        Span<byte> nameBuffer = stackalloc byte[TarName.PathLimit];
        Span<byte> targetBuffer = stackalloc byte[TarName.PathLimit];
        var name = TarName.Clean(entry.Name.Span, nameBuffer);
        var target = entry.Kind switch
        {
            TarKind.HardLink => TarName.Clean(entry.LinkTarget.Span, targetBuffer),
            TarKind.Symlink when entry.LinkTarget.Length <= TarName.PathLimit => entry.LinkTarget.Span,
            _ => [],
        };
        var length = HeadLength + name.Length + target.Length + (withDetails ? DetailLength : 0);
        Length += length;
        if (Length > Limit)
            throw new InvalidDataException("it holds more files than an image has");

        var bytes = Take(length);
        bytes[0] = (byte)((int)entry.Kind | (entry.IsSetuid ? SetuidFlag : 0));
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[9..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[11..], (ushort)target.Length);
        name.CopyTo(bytes[HeadLength..]);
        target.CopyTo(bytes[(HeadLength + name.Length)..]);
        if (withDetails)
            Write(bytes[(HeadLength + name.Length + target.Length)..], entry.Detail.GetValueOrDefault());
    }

    public IEnumerable<TarEntry> Entries()
    {
        foreach (var (block, used) in _blocks)
        {
            for (var at = 0; at < used;)
            {
                var head = block.AsMemory(at, HeadLength);
                var size = BinaryPrimitives.ReadInt64LittleEndian(head.Span[1..]);
                int name = BinaryPrimitives.ReadUInt16LittleEndian(head.Span[9..]);
                int target = BinaryPrimitives.ReadUInt16LittleEndian(head.Span[11..]);
                at += HeadLength + name + target;
                var (names, links) = (block.AsMemory(at - target - name, name), block.AsMemory(at - target, target));
                var kind = (TarKind)(head.Span[0] & ~SetuidFlag);
                var isSetuid = (head.Span[0] & SetuidFlag) != 0;
                EntryDetail? detail = withDetails ? ReadDetail(block.AsSpan(at)) : null;
                yield return new TarEntry(kind, names, links, size, isSetuid) { Detail = detail };
                at += withDetails ? DetailLength : 0;
            }
        }
    }

    private static void Write(Span<byte> target, EntryDetail detail)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, detail.Mode);
        BinaryPrimitives.WriteUInt32LittleEndian(target[2..], detail.Owner);
        BinaryPrimitives.WriteUInt32LittleEndian(target[6..], detail.Group);
        BinaryPrimitives.WriteUInt128LittleEndian(target[10..], detail.Digest);
    }

    private static EntryDetail ReadDetail(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(source),
        BinaryPrimitives.ReadUInt32LittleEndian(source[2..]),
        BinaryPrimitives.ReadUInt32LittleEndian(source[6..]),
        BinaryPrimitives.ReadUInt128LittleEndian(source[10..]));

    private Span<byte> Take(int length)
    {
        var (bytes, used) = _blocks.Count > 0 ? _blocks[^1] : ([], 0);
        if (bytes.Length - used < length)
        {
            bytes = new byte[Math.Max(length, Math.Clamp(2 * bytes.Length, FirstBlock, LargestBlock))];
            used = 0;
            _blocks.Add((bytes, 0));
        }

        _blocks[^1] = (bytes, used + length);
        return bytes.AsSpan(used, length);
    }
}
