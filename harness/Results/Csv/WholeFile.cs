using System.Text;
using ImageBench.Model.Files;

namespace ImageBench.Results.Csv;

/// <summary>
/// A text file that is there as a whole or not at all: written beside its place and then moved there. UTF-8 without a byte order mark.
/// </summary>
internal static class WholeFile
{
    // The steps of a hundred thousand builds take some 150 MB.
    private const long LongestBytes = 500_000_000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces what was there. A fault where the disk refuses.</summary>
    public static void Write(string path, string text)
    {
        try
        {
            PlacedFile.Write(path, Encoding.GetBytes(text));
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(path, exception);
        }
    }

    public static string Read(string path) => Text(ReadBytes(path));

    /// <summary>A run folder may be somebody else's: a link in it is not followed, and nothing is read without end.</summary>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget is null
                ? BoundedFile.Read(path, LongestBytes)
                : throw new IOException("it is a link and not a file");
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Reading(path, exception);
        }
    }

    /// <summary>A byte order mark, which a spreadsheet puts there when it saves, is passed over.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes).TrimStart('\uFEFF');

    /// <summary>The same of bytes that stay bytes.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        return bytes;
    }
}
