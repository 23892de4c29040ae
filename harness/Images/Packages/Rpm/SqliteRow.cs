using System.Text;

namespace ImageBench.Images.Packages.Rpm;

/// <summary>
/// A row of a table of an SQLite file: the types of its columns, and where their values lie. What cannot be one throws an
/// <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class SqliteRow
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<(long Type, int At, int Length)> _columns = [];

    public SqliteRow(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        var row = bytes.Span;
        var at = 0;
        var end = ReadNumber(row, ref at);
        var value = end;
        while (at < end)
        {
            var type = ReadNumber(row, ref at);
            var length = LengthOf(type);
            if (value < 0 || length > row.Length - value)
                throw Damaged();
            _columns.Add((type, (int)value, (int)length));
            value += length;
        }
    }

    /// <summary>How many columns it has.</summary>
    public int Count => _columns.Count;

    /// <summary>The value of a column; null where it is not binary.</summary>
    public ReadOnlyMemory<byte>? Binary(int column)
    {
        var (type, at, length) = _columns[column];
        if (type < 12 || type % 2 != 0)
            return null;
        return _bytes.Slice(at, length);
    }

    /// <summary>The value of a column; null where it is no text.</summary>
    public string? Text(int column)
    {
        var (type, at, length) = _columns[column];
        return type >= 13 && type % 2 == 1 ? Encoding.UTF8.GetString(_bytes.Span.Slice(at, length)) : null;
    }

    /// <summary>The value of a column; 0 where it is no integer.</summary>
    public long Integer(int column)
    {
        var (type, at, length) = _columns[column];
        if (type is 8 or 9)
            return type - 8;
        long value = 0;
        foreach (var part in _bytes.Span.Slice(at, type is >= 1 and <= 6 ? length : 0))
            value = (value << 8) | part;
        return value;
    }

    /// <summary>A number of up to nine bytes, of seven bits each and the last of eight.</summary>
    public static long ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
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

    public static InvalidDataException Damaged() => new("it is a damaged SQLite file");

    private static long LengthOf(long type) => type switch
    {
        >= 12 => (type - 12) / 2,
        5 => 6,
        6 or 7 => 8,
        8 or 9 => 0,
        >= 0 and <= 4 => type,
        _ => throw Damaged(),
    };
}
