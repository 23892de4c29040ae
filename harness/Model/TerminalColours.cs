using System.Text;

namespace ImageBench.Model;

/// <summary>
/// The colours in what programs print: ESC [ numbers m, and ESC [ K, with which compilers clear the rest of a coloured line. No other
/// sequence is one: it stays, to be seen.
/// </summary>
internal static class TerminalColours
{
    private const char Escape = '\u001b';

    /// <summary>The text without them; the same text where it has none.</summary>
    public static string Without(string text)
    {
        if (!text.Contains(Escape, StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Length(text, at) is var length and > 0)
                at += length;
            else
                plain.Append(text[at++]);
        }

        return plain.ToString();
    }

    private static int Length(string text, int start)
    {
        if (text[start] != Escape || start + 1 >= text.Length || text[start + 1] != '[')
            return 0;
        var at = start + 2;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is ';' or ':'))
            at++;
        return at < text.Length && text[at] is 'm' or 'K' ? at + 1 - start : 0;
    }
}
