using System.Globalization;
using System.Text;

namespace ImageBench.Reports.Text;

/// <summary>Text from outside (names, errors, logs) made safe to show: what cannot be seen, or turns the text's direction, becomes a replacement sign.</summary>
internal static class PlainText
{
    private const char Escape = '\u001b';

    /// <summary>One line, inner blanks and line ends run together.</summary>
    public static string Line(string text) => string.Join(' ', Visible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>One line of at most <paramref name="longest"/> letters; where more are left out, the last is "…".</summary>
    public static string Short(string text, int longest)
    {
        Rune[] letters = [.. Line(text).EnumerateRunes()];
        return string.Concat(letters.Length <= longest ? letters : letters.Take(longest - 1).Append(new Rune('…')));
    }

    /// <summary>The lines of a log, without blank lines at its ends.</summary>
    public static string Lines(string text) => Visible(text).Trim('\n');

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        var plain = WithoutColours(text.ReplaceLineEndings("\n"));
        foreach (var rune in plain.EnumerateRunes())
            visible.Append(CanBeShown(rune) ? rune.ToString() : "\ufffd");
        return visible.ToString();
    }

    // Noncharacters are letters to no one, and not allowed in XML.
    private static bool CanBeShown(Rune rune) =>
        rune.Value is '\n' or '\t' || ((rune.Value & 0xFFFE) != 0xFFFE && Rune.GetUnicodeCategory(rune) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    // Tools colour their errors: ESC [ parameters letter.
    private static string WithoutColours(string text)
    {
        if (!text.Contains(Escape, StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != Escape || i + 1 >= text.Length || text[i + 1] != '[')
            {
                plain.Append(text[i]);
                continue;
            }

            i += 2;
            while (i < text.Length && text[i] is < '@' or > '~')
                i++;
        }

        return plain.ToString();
    }
}
