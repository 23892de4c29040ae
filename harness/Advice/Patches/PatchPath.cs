using System.Text;

namespace ImageBench.Advice.Patches;

/// <summary>A path in a patch, written as git writes it: in quotes where a letter of it would be taken for something else.</summary>
internal static class PatchPath
{
    public static string Written(string side, string path)
    {
        var bytes = Encoding.UTF8.GetBytes($"{side}/{path}");
        if (!bytes.Any(IsOdd))
            return $"{side}/{path}";
        var quoted = new StringBuilder("\"");
        foreach (var letter in bytes)
            quoted.Append(IsOdd(letter) ? Escaped(letter) : ((char)letter).ToString());
        return quoted.Append('"').ToString();
    }

    /// <summary>On a line of its own a tab ends a path with blanks.</summary>
    public static string OnItsLine(string side, string path) =>
        Written(side, path) is var written && written[0] != '"'
            && written.Contains(' ', StringComparison.Ordinal) ? $"{written}\t" : written;

    private static bool IsOdd(byte letter) => letter is < (byte)' ' or (byte)'"' or (byte)'\\' or >= 0x7F;

    private static string Escaped(byte letter) =>
        letter is (byte)'"' or (byte)'\\' ? $"\\{(char)letter}" : $"\\{Convert.ToString(letter, 8).PadLeft(3, '0')}";
}
