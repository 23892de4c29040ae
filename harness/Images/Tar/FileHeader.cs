using System.Globalization;
using System.Text;

namespace ImageBench.Images.Tar;

/// <summary>
/// The header of a regular file in a tar that is written here, from the file's length alone: its content may still be coming.
/// </summary>
internal static class FileHeader
{
    // More than eleven octal digits say.
    private const long LongestInDigits = 1L << 33;

    /// <summary>The name is ASCII, of 100 letters at most.</summary>
    public static byte[] Of(string name, long length)
    {
        var block = new byte[TarHeader.Length];
        Put(block, 0, name);
        Put(block, 100, "0000644");
        Put(block, 108, "0000000");
        Put(block, 116, "0000000");
        if (length < LongestInDigits)
            Put(block, 124, Octal(length, 11));
        else
            PutBinary(block.AsSpan(124, 12), length);
        Put(block, 136, Octal(0, 11));
        Put(block, 148, "        ");
        block[156] = (byte)'0';
        Put(block, 257, "ustar\u000000");
        var sum = 0;
        foreach (var value in block)
            sum += value;
        Put(block, 148, Octal(sum, 6) + "\0 ");
        return block;
    }

    /// <summary>How many zeros follow a content of that length.</summary>
    public static int Padding(long length) => (int)(-length & (TarHeader.Length - 1));

    private static void Put(byte[] block, int at, string text) => Encoding.ASCII.GetBytes(text, block.AsSpan(at));

    private static string Octal(long number, int digits) =>
        Convert.ToString(number, 8).PadLeft(digits, '0').ToString(CultureInfo.InvariantCulture);

    // GNU's way, which Go reads.
    private static void PutBinary(Span<byte> field, long number)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(field[4..], number);
        field[0] = 0x80;
    }
}
