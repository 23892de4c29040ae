using System.Globalization;
using System.Text;

namespace ImageBench.Images;

/// <summary>Names in archives are bytes: this is how they are shown.</summary>
internal static class TarName
{
    /// <summary>Whether the entry only says that a lower layer's file is gone (".wh.name", or ".wh..wh..opq" for all of a directory).</summary>
    public static bool IsWhiteout(ReadOnlySpan<byte> name) => Last(name).StartsWith(".wh."u8);

    /// <summary>The name without the directories before it.</summary>
    public static ReadOnlySpan<byte> Last(ReadOnlySpan<byte> name)
    {
        var trimmed = name.TrimEnd((byte)'/');
        return trimmed[(trimmed.LastIndexOf((byte)'/') + 1)..];
    }

    /// <summary>The name as text; bytes that are not UTF-8, and control characters, as \xNN, so that two names never read alike and none moves a terminal's cursor.</summary>
    public static string Text(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            var isText = Rune.DecodeFromUtf8(name, out var rune, out var used) == System.Buffers.OperationStatus.Done && !Rune.IsControl(rune);
            if (isText)
                text.Append(rune);
            else
                AppendBytes(text, name[..used]);
            name = name[used..];
        }

        return text.ToString();
    }

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
    }
}
