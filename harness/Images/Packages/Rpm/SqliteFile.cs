using System.Buffers.Binary;

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
        foreach (var row in rows.Select(row => new SqliteRow(row)))
        {
            if (row.Count > 0 && row.Binary(row.Count - 1) is { } value)
                yield return value;
        }
    }

    private int RootOf(string table)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        Visit(1, (page, start) => AddRows(page, start, rows));
        Array.Clear(_seen);
        foreach (var row in rows.Select(row => new SqliteRow(row)))
        {
            // type, name, tbl_name, rootpage, sql
            if (row.Count >= 4 && row.Text(0) == "table" && row.Text(1) == table)
                return (int)Math.Min(int.MaxValue, row.Integer(3));
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
        // Rows lie beside each other: where all begin at one place, each would be looked at as often as there are rows.
        var left = _usable;
        for (var cell = 0; cell < CellCount(page.Span, start); cell++)
        {
            var at = CellAt(page.Span, start, cell, 8);
            var length = SqliteRow.ReadNumber(page.Span, ref at);
            SqliteRow.ReadNumber(page.Span, ref at);
            rows.Add(Payload(page, at, length));
            left -= length <= _usable - 35 ? (int)length : 0;
            if (left < 0)
                throw SqliteRow.Damaged();
        }
    }

    /// <summary>What of a row stands in its page, and what in further ones.</summary>
    private ReadOnlyMemory<byte> Payload(ReadOnlyMemory<byte> page, int at, long length)
    {
        if (length < 0 || length > _file.Length)
            throw SqliteRow.Damaged();
        var most = _usable - 35;
        var least = ((_usable - 12) * 32 / 255) - 23;
        var own = least + (int)((length - least) % (_usable - 4));
        var here = length <= most ? (int)length : own <= most ? own : least;
        if (at + here + (here < length ? 4 : 0) > _usable)
            throw SqliteRow.Damaged();
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
            throw SqliteRow.Damaged();
        _seen[number] = true;
        return _file.Slice((int)at, _pageLength);
    }

    private static int CellCount(ReadOnlySpan<byte> page, int start) => BinaryPrimitives.ReadUInt16BigEndian(page[(start + 3)..]);

    private int CellAt(ReadOnlySpan<byte> page, int start, int cell, int headLength)
    {
        var pointer = start + headLength + (2 * cell);
        var at = pointer + 2 > _usable ? _usable : BinaryPrimitives.ReadUInt16BigEndian(page[pointer..]);
        return at + 4 <= _usable ? at : throw SqliteRow.Damaged();
    }

    private static int Number(ReadOnlySpan<byte> page, int at) =>
        (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(page[at..]));
}
