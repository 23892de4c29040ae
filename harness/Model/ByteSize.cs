using System.Globalization;

namespace ImageBench.Model;

/// <summary>A number of bytes. Prints and parses in decimal units (1 MB = 1,000,000 bytes), as Docker does.</summary>
internal readonly record struct ByteSize(long Bytes) : IComparable<ByteSize>
{
    /// <summary>What <see cref="TryParse"/> takes, for help texts and mistakes.</summary>
    public const string ValidValues = "a number and a unit, such as 20MB (units: B, kB, MB, GB)";

    private static readonly (string Name, long Bytes)[] Units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000), ("B", 1)];

    public static ByteSize operator +(ByteSize left, ByteSize right) => new(left.Bytes + right.Bytes);

    public static ByteSize operator -(ByteSize left, ByteSize right) => new(left.Bytes - right.Bytes);

    public static bool operator <(ByteSize left, ByteSize right) => left.Bytes < right.Bytes;

    public static bool operator >(ByteSize left, ByteSize right) => left.Bytes > right.Bytes;

    public static bool operator <=(ByteSize left, ByteSize right) => left.Bytes <= right.Bytes;

    public static bool operator >=(ByteSize left, ByteSize right) => left.Bytes >= right.Bytes;

    /// <summary>All of them together; the most that there can be where a file claims more.</summary>
    public static ByteSize Total(IEnumerable<ByteSize> sizes) =>
        new((long)Math.Clamp(sizes.Sum(size => (decimal)size.Bytes), long.MinValue, long.MaxValue));

    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>Reads "20MB", "1.5 GB", "300 kB"; a number without a unit is refused, since it could mean anything.</summary>
    public static bool TryParse(string text, out ByteSize size)
    {
        size = default;
        var trimmed = text.Trim();
        foreach (var (name, bytes) in Units)
        {
            if (!trimmed.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            var number = trimmed[..^name.Length].TrimEnd();
            if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                || count > long.MaxValue / bytes)
            {
                return false;
            }

            size = new ByteSize((long)(count * bytes));
            return true;
        }

        return false;
    }

    /// <summary>Three significant digits, for people: "613 MB", "10.1 MB", "1.98 MB", "512 B".</summary>
    public override string ToString()
    {
        foreach (var (name, bytes) in Units)
        {
            // 999.6 kB would round to "1000 kB": it belongs to the next unit.
            if (Math.Abs((decimal)Bytes) < bytes * 0.9995m && bytes > 1)
                continue;
            var count = Bytes / (decimal)bytes;
            var places = bytes == 1 || Math.Abs(count) >= 99.95m ? 0 : Math.Abs(count) >= 9.995m ? 1 : 2;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Round(count, places, MidpointRounding.AwayFromZero).ToString("F" + places, CultureInfo.InvariantCulture)} {name}");
        }

        return "0 B";
    }
}
