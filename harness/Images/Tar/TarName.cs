using System.Buffers;
using System.Globalization;
using System.Text;
using ImageBench.Model;

namespace ImageBench.Images.Tar;

/// <summary>Names in archives are bytes: this is how they are shown.</summary>
internal static class TarName
{
    /// <summary>The longest path that Linux takes.</summary>
    public const int PathLimit = 4096;

    /// <summary>The path from the image's root, without leading, double and closing slashes, "." and ".."; the root is empty.</summary>
    /// <exception cref="InvalidDataException">The name leads out of the image, which engines refuse too, or no path is that
    /// long.</exception>
    public static ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        if (name.Length > PathLimit)
            throw TooLong(name.Length);
        var length = 0;
        foreach (var range in name.Split((byte)'/'))
        {
            var part = name[range];
            if (part.IsEmpty || part.SequenceEqual("."u8))
                continue;
            if (part.SequenceEqual(".."u8))
            {
                if (length == 0)
                    throw new InvalidDataException($"it holds {Text(name)}, which lies outside of the image");
                length = Math.Max(0, buffer[..length].LastIndexOf((byte)'/'));
                continue;
            }

            if (length > 0)
                buffer[length++] = (byte)'/';
            part.CopyTo(buffer[length..]);
            length += part.Length;
        }

        return buffer[..length];
    }

    /// <summary>What is said of a name that no path is as long as.</summary>
    public static InvalidDataException TooLong(int length) =>
        new($"it holds a name of {length} bytes, and Linux takes {PathLimit} at most");

    /// <summary>
    /// Whether the entry only says that a lower layer's file is gone (".wh.name", or ".wh..wh..opq" for all of a directory).
    /// </summary>
    public static bool IsWhiteout(ReadOnlySpan<byte> name) => Last(name).StartsWith(".wh."u8);

    /// <summary>The name without the directories before it.</summary>
    public static ReadOnlySpan<byte> Last(ReadOnlySpan<byte> name)
    {
        var trimmed = name.TrimEnd((byte)'/');
        return trimmed[(trimmed.LastIndexOf((byte)'/') + 1)..];
    }

    /// <summary>The name as text on one line; bytes that are not UTF-8 as \xNN: none is lost.</summary>
    public static string Text(ReadOnlySpan<byte> name)
    {
        if (!name.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return Encoding.ASCII.GetString(name);
        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var used) == OperationStatus.Done)
                text.Append(rune);
            else
                AppendBytes(text, name[..used]);
            name = name[used..];
        }

        return PlainText.Line(text.ToString(), int.MaxValue);
    }

    /// <summary>The same of what is text already.</summary>
    public static string Text(string name) => Text(Encoding.UTF8.GetBytes(name));

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
    }
}
