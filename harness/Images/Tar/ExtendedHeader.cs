using System.Buffers.Text;

namespace ImageBench.Images.Tar;

/// <summary>What pax headers, and GNU's long names, say of the entry after them. Null: they say nothing of it.</summary>
internal sealed class ExtendedHeader
{
    public byte[]? Name { get; private set; }

    public byte[]? LinkTarget { get; private set; }

    /// <summary>The length of the content that follows.</summary>
    public long? Size { get; private set; }

    /// <summary>The size of a sparse file with its holes.</summary>
    public long? SparseSize { get; private set; }

    public long? Owner { get; private set; }

    public long? Group { get; private set; }

    public void Clear()
    {
        Name = LinkTarget = null;
        Size = SparseSize = Owner = Group = null;
    }

    /// <summary>Takes in the content of an extended header: pax ('x'), or GNU's long name ('L') or link target ('K').</summary>
    public void Take(byte type, ReadOnlySpan<byte> text)
    {
        if (type == 'x')
            TakeRecords(text);
        else if (type == 'L')
            Name = UpToNul(text);
        else
            LinkTarget = UpToNul(text);
    }

    /// <summary>Records of the form "LENGTH KEY=VALUE\n".</summary>
    private void TakeRecords(ReadOnlySpan<byte> records)
    {
        while (!records.IsEmpty)
        {
            var isSized = Utf8Parser.TryParse(records, out int length, out var digits) && length > digits + 2 && length <= records.Length;
            if (!isSized || records[digits] != ' ' || records[length - 1] != '\n')
                throw new InvalidDataException("an extended header is malformed");
            var record = records[(digits + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 0)
                throw new InvalidDataException("an extended header has a record without a value");
            TakeRecord(record[..equals], record[(equals + 1)..]);
            records = records[length..];
        }
    }

    private void TakeRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        // As for Go: then the entry's own header counts.
        if (value.IsEmpty)
            return;
        if (key.SequenceEqual("path"u8) || key.SequenceEqual("GNU.sparse.name"u8))
            Name = WithoutNul(value);
        else if (key.SequenceEqual("linkpath"u8))
            LinkTarget = WithoutNul(value);
        else if (key.SequenceEqual("size"u8))
            Size = Number(value);
        else if (key.SequenceEqual("GNU.sparse.size"u8) || key.SequenceEqual("GNU.sparse.realsize"u8))
            SparseSize = Number(value);
        else if (key.SequenceEqual("uid"u8))
            Owner = Id(value);
        else if (key.SequenceEqual("gid"u8))
            Group = Id(value);
    }

    private static byte[] UpToNul(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)0);
        return (end < 0 ? text : text[..end]).ToArray();
    }

    private static byte[] WithoutNul(ReadOnlySpan<byte> value) =>
        value.Contains((byte)0) ? throw new InvalidDataException("a name in it holds a NUL") : value.ToArray();

    // Who owns a file is no reason to refuse it: what is no number is nobody's.
    private static long? Id(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out long id, out var used) && used == value.Length ? id : null;

    private static long Number(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length && number >= 0
            ? number
            : throw new InvalidDataException("an extended header gives a size that is no number of bytes");
}
