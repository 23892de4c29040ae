using System.Globalization;
using System.Text;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>A text as a scalar of YAML, which people read: every letter stays as it is, of whatever script.</summary>
internal static class YamlText
{
    /// <summary>In double quotes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.Value is '"' or '\\')
                quoted.Append('\\');
            if (letter.ToString() is var shown && IsShown(shown))
                quoted.Append(shown);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\U{letter.Value:X8}");
        }

        return quoted.Append('"').ToString();
    }

    // What ends lines or is not seen; YAML forbids the ones, and the others would hide.
    private static bool IsShown(string letter) => PlainText.Line(letter) == letter;
}
