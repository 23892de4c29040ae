using System.Globalization;
using System.Text;

namespace ImageBench.Images.Tar;

/// <summary>
/// An extended header (pax) as an entry of its own, which speaks of the entry after it. Its values are bytes, where
/// <see cref="System.Formats.Tar.TarWriter"/> takes text alone.
/// </summary>
internal static class PaxHeader
{
    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;

    public static void Write(Stream target, string key, ReadOnlySpan<byte> value)
    {
        var record = Record(key, value);
        var block = new byte[TarHeader.Length];
        Put(block, 0, "PaxHeaders.0/attributes");
        Put(block, 100, "0000644\00000000\00000000\0");
        Put(block, 124, Octal(record.Length, 11) + "\0" + Octal(0, 11) + "\0");
        block.AsSpan(ChecksumAt, ChecksumLength).Fill((byte)' ');
        Put(block, 156, "x");
        Put(block, 257, "ustar\000");
        Put(block, ChecksumAt, Octal(block.Sum(value => (int)value), 6) + "\0 ");
        target.Write(block);
        target.Write(record);
        target.Write(new byte[-record.Length & (TarHeader.Length - 1)]);
    }

    // "LENGTH KEY=VALUE\n", where the length counts its own digits.
    private static byte[] Record(string key, ReadOnlySpan<byte> value)
    {
        var rest = Encoding.UTF8.GetByteCount(key) + value.Length + " =\n".Length;
        var length = rest + Digits(rest);
        length = rest + Digits(length);
        return [.. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{length} {key}=")), .. value, (byte)'\n'];
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private static string Octal(int number, int width) => Convert.ToString(number, 8).PadLeft(width, '0');

    private static void Put(byte[] block, int at, string text) => Encoding.ASCII.GetBytes(text, block.AsSpan(at));
}
