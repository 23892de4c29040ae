using System.Buffers.Binary;
using System.Text;

namespace ImageBench.Tests.Images.Packages.Rpm;

/// <summary>
/// An SQLite file as rpm writes one, of one row: its table of tables, its packages, and pages for what is longer than one.
/// </summary>
internal static class SqliteBytes
{
    private const int PageLength = 65_536;
    private const int FirstPage = 100;

    /// <summary><paramref name="times"/>: how often the one row is listed.</summary>
    public static byte[] Of(byte[] header, int times = 1)
    {
        var file = new MemoryStream();
        var tables = new byte[PageLength];
        "SQLite format 3\0"u8.CopyTo(tables);
        BinaryPrimitives.WriteUInt16BigEndian(tables.AsSpan(16), 1);
        BinaryPrimitives.WriteUInt32BigEndian(tables.AsSpan(56), 1);
        Put(tables, FirstPage, Row(Text("table"), Text("Packages"), Text("Packages"), (1, [2]), Text("")), 1);
        file.Write(tables);
        var row = Row((1, [1]), ((2 * header.Length) + 12, header));
        var packages = new byte[PageLength];
        var rest = Put(packages, 0, row, times);
        file.Write(packages);
        for (var next = 4; rest.Length > 0; next++)
        {
            var page = new byte[PageLength];
            var count = Math.Min(rest.Length, PageLength - 4);
            BinaryPrimitives.WriteInt32BigEndian(page, count < rest.Length ? next : 0);
            rest.AsSpan(0, count).CopyTo(page.AsSpan(4));
            rest = rest[count..];
            file.Write(page);
        }

        return file.ToArray();
    }

    /// <summary>What rpm keeps of a package that has so many files in one folder.</summary>
    public static byte[] Header(string name, string folder, int files)
    {
        var (index, values) = (new MemoryStream(), new MemoryStream());
        Add(1000, 6, 1, Encoding.ASCII.GetBytes(name + "\0"));
        Add(1116, 4, files, new byte[4 * files]);
        Add(1117, 8, files, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a\0", files))));
        Add(1118, 8, 1, Encoding.ASCII.GetBytes(folder + "\0"));
        return [.. Number(4), .. Number((int)values.Length), .. index.ToArray(), .. values.ToArray()];

        void Add(int tag, int type, int count, byte[] value)
        {
            foreach (var number in (int[])[tag, type, (int)values.Length, count])
                index.Write(Number(number));
            values.Write(value);
        }
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static (long Type, byte[] Value) Text(string text) => ((2 * text.Length) + 13, Encoding.ASCII.GetBytes(text));

    private static byte[] Row(params (long Type, byte[] Value)[] columns)
    {
        byte[] types = [.. columns.SelectMany(column => Variable(column.Type))];
        return [.. Variable(types.Length + 1), .. types, .. columns.SelectMany(column => column.Value)];
    }

    // Of a row that is longer than a page what does not stand here, on pages from the third on.
    private static byte[] Put(byte[] page, int start, byte[] row, int times)
    {
        const int Most = PageLength - 35;
        const int Least = ((PageLength - 12) * 32 / 255) - 23;
        var own = Least + ((row.Length - Least) % (PageLength - 4));
        var here = row.Length <= Most ? row.Length : own <= Most ? own : Least;
        byte[] cell = [.. Variable(row.Length), 1, .. row.AsSpan(0, here), .. here < row.Length ? Number(3) : []];
        var at = PageLength - cell.Length;
        page[start] = 13;
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(start + 3), (ushort)times);
        for (var one = 0; one < times; one++)
            BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(start + 8 + (2 * one)), (ushort)at);
        cell.CopyTo(page, at);
        return row[here..];
    }

    private static IEnumerable<byte> Variable(long number)
    {
        var groups = new Stack<byte>([(byte)(number & 127)]);
        while ((number >>= 7) > 0)
            groups.Push((byte)((number & 127) | 128));
        return groups;
    }
}
