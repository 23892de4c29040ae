using System.Buffers.Binary;
using System.Text;

namespace ImageBench.Images.Packages.Rpm;

/// <summary>
/// The rows of a table of an SQLite file, as its format is laid down: pages of a tree, and chains of pages for rows that are longer than
/// one. Own code, since the library is a native one that wants a file on disk, and this is all that is asked of it. Whatever the file says,
/// each of its pages is looked at once. What cannot be such a file throws an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class SqliteFile
{
    private const int HeaderLength = 100;
    private const int LeastPage = 512;
    private const byte Interior = 5;
    private const byte Leaf = 13;

    // Trees of a file of a terabyte have six.
    private const int MostDepth = 20;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _pageLength;
    private readonly int _usable;
    private readonly bool[] _seen;

    public SqliteFile(ReadOnlyMemory<byte> file)
    {
        var head = file.Span;
        if (head.Length < LeastPage || !head.StartsWith("SQLite format 3\0"u8))
            throw new InvalidDataException("it is no SQLite file");
        _file = file;
        _pageLength = BinaryPrimitives.ReadUInt16BigEndian(head[16..]) is var length && length == 1 ? 65536 : length;
        _usable = _pageLength - head[20];
        if (_pageLength < LeastPage || _usable < LeastPage - 32 || BinaryPrimitives.ReadUInt32BigEndian(head[56..]) > 1)
            throw new InvalidDataException("it is an SQLite file of no form that is read here");
        _seen = new bool[(file.Length / _pageLength) + 1];
    }

    /// <summary>How many rows the table has, without reading them.</summary>
    public int CountRows(string table)
    {
        var count = 0;
        Visit(RootOf(table), (page, start) => count += CellCount(page.Span, start));
        return count;
    }

    /// <summary>The values of the last column of each row, in their order, where they are binary.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> LastValues(string table)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        Visit(RootOf(table), (page, start) => AddRows(page, start, rows));
        foreach (var row in rows)
        {
            if (Columns(row.Span) is { Count: > 0 } columns && columns[^1] is var (type, at, length) && type >= 12 && type % 2 == 0)
                yield return row.Slice(at, length);
        }
    }

    private int RootOf(string table)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        Visit(1, (page, start) => AddRows(page, start, rows));
        Array.Clear(_seen);
        foreach (var row in rows)
        {
            // type, name, tbl_name, rootpage, sql
            var columns = Columns(row.Span);
            if (columns.Count >= 4 && Text(row, columns[0]) == "table" && Text(row, columns[1]) == table)
                return (int)Math.Min(int.MaxValue, Integer(row.Span, columns[3]));
        }

        throw new InvalidDataException($"it has no table {table}");
    }

    private void Visit(int root, Action<ReadOnlyMemory<byte>, int> leaf)
    {
        var open = new Stack<(int Page, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            var page = Page(next.Page);
            var start = next.Page == 1 ? HeaderLength : 0;
            var kind = page.Span[start];
            if (kind == Leaf)
            {
                leaf(page, start);
                continue;
            }

            if (kind != Interior || next.Depth == MostDepth)
                throw new InvalidDataException($"its page {next.Page} is none of a table");
            // The last one first, since the first is to come from the stack first.
            open.Push((Number(page.Span, start + 8), next.Depth + 1));
            for (var cell = CellCount(page.Span, start) - 1; cell >= 0; cell--)
                open.Push((Number(page.Span, CellAt(page.Span, start, cell, 12)), next.Depth + 1));
        }
    }

    private void AddRows(ReadOnlyMemory<byte> page, int start, List<ReadOnlyMemory<byte>> rows)
    {
        for (var cell = 0; cell < CellCount(page.Span, start); cell++)
        {
            var at = CellAt(page.Span, start, cell, 8);
            var length = Varint(page.Span, ref at);
            Varint(page.Span, ref at);
            rows.Add(Payload(page, at, length));
        }
    }

    /// <summary>What of a row stands in its page, and what in further ones.</summary>
    private ReadOnlyMemory<byte> Payload(ReadOnlyMemory<byte> page, int at, long length)
    {
        if (length < 0 || length > _file.Length)
            throw Damaged();
        var most = _usable - 35;
        var least = ((_usable - 12) * 32 / 255) - 23;
        var own = least + (int)((length - least) % (_usable - 4));
        var here = length <= most ? (int)length : own <= most ? own : least;
        if (at + here + (here < length ? 4 : 0) > _usable)
            throw Damaged();
        if (here == length)
            return page.Slice(at, here);
        var whole = new byte[length];
        page.Span.Slice(at, here).CopyTo(whole);
        var next = Number(page.Span, at + here);
        for (var filled = here; filled < length;)
        {
            var more = Page(next).Span;
            var count = (int)Math.Min(_usable - 4, length - filled);
            more.Slice(4, count).CopyTo(whole.AsSpan(filled));
            filled += count;
            next = Number(more, 0);
        }

        return whole;
    }

    private ReadOnlyMemory<byte> Page(int number)
    {
        var at = (number - 1L) * _pageLength;
        if (number < 1 || at + _pageLength > _file.Length || _seen[number])
            throw Damaged();
        _seen[number] = true;
        return _file.Slice((int)at, _pageLength);
    }

    private static int CellCount(ReadOnlySpan<byte> page, int start) => BinaryPrimitives.ReadUInt16BigEndian(page[(start + 3)..]);

    private int CellAt(ReadOnlySpan<byte> page, int start, int cell, int headLength)
    {
        var pointer = start + headLength + (2 * cell);
        var at = pointer + 2 > _usable ? _usable : BinaryPrimitives.ReadUInt16BigEndian(page[pointer..]);
        return at + 4 <= _usable ? at : throw Damaged();
    }

    private static int Number(ReadOnlySpan<byte> page, int at) =>
        (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(page[at..]));

    /// <summary>The types of a row's columns, and where their values lie.</summary>
    private static List<(long Type, int At, int Length)> Columns(ReadOnlySpan<byte> row)
    {
        var columns = new List<(long, int, int)>();
        var at = 0;
        var end = Varint(row, ref at);
        var value = end;
        while (at < end)
        {
            var type = Varint(row, ref at);
            var length = type switch
            {
                >= 12 => (type - 12) / 2,
                5 => 6,
                6 or 7 => 8,
                8 or 9 => 0,
                >= 0 and <= 4 => type,
                _ => throw Damaged(),
            };
            if (value < 0 || length > row.Length - value)
                throw Damaged();
            columns.Add((type, (int)value, (int)length));
            value += length;
        }

        return columns;
    }

    private static string? Text(ReadOnlyMemory<byte> row, (long Type, int At, int Length) column) =>
        column.Type >= 13 && column.Type % 2 == 1 ? Encoding.UTF8.GetString(row.Span.Slice(column.At, column.Length)) : null;

    private static long Integer(ReadOnlySpan<byte> row, (long Type, int At, int Length) column)
    {
        if (column.Type is 8 or 9)
            return column.Type - 8;
        long value = 0;
        foreach (var part in row.Slice(column.At, column.Type is >= 1 and <= 6 ? column.Length : 0))
            value = (value << 8) | part;
        return value;
    }

    /// <summary>Up to nine bytes, of seven bits each and the last of eight.</summary>
    private static long Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var i = 0; i < 9; i++)
        {
            if (at >= bytes.Length)
                throw Damaged();
            var part = bytes[at++];
            if (i == 8)
                return (long)((value << 8) | part);
            value = (value << 7) | (part & 0x7fu);
            if (part < 0x80)
                return (long)value;
        }

        return (long)value;
    }

    private static InvalidDataException Damaged() => new("it is a damaged SQLite file");
}
