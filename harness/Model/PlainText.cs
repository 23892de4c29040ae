using System.Globalization;
using System.Text;

namespace ImageBench.Model;

/// <summary>
/// The one door for text from outside (a Dockerfile, a log, an image, a registry, a checked program, a run folder) on its way to a
/// terminal, a page or a cell. What moves a cursor, cannot be seen or turns the direction of what follows stands there as JSON writes it:
/// <c>\u001B</c>, <c>\n</c>. What is plain already stays as it is, and so does what went through before.
/// </summary>
internal static class PlainText
{
    /// <summary>No line is longer, in UTF-16 units, unless the place says otherwise.</summary>
    public const int LongestLine = 2_000;

    private const int MostLines = 1_000;
    private const string Cut = "…";

    // "... 2,147,483,647 more characters"
    private const int LongestNote = 33;

    /// <summary>One line, its line ends shown. Where it is cut, its end tells by how much.</summary>
    public static string Line(string text, int longest = LongestLine) => Fitted(text, longest, '\t', LongestNote, Note);

    /// <summary>Each line as <see cref="Line"/> has it; of very many the first.</summary>
    public static string Lines(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return Line(text);
        var lines = text.Split('\n');
        var shown = lines.Take(lines.Length > MostLines ? MostLines - 1 : MostLines).Select(line => Line(WithoutReturn(line)));
        return string.Join('\n', lines.Length <= MostLines ? shown
            : shown.Append(string.Create(CultureInfo.InvariantCulture, $"... {lines.Length - MostLines + 1:N0} more lines")));
    }

    /// <summary>All of a text with the line ends that it has, for what programs read as well. JSON stays the same JSON.</summary>
    public static string Whole(string text, int longest = int.MaxValue) => Fitted(text, longest, '\n', LongestNote, Note);

    /// <summary>One line for a narrow column: blanks and line ends run together, and where it is cut it ends with "…".</summary>
    public static string Short(string text, int longest)
    {
        var line = string.Join(' ', text.Split(["\r\n", "\n", "\t", " "], StringSplitOptions.RemoveEmptyEntries));
        return Fitted(line, longest, '\t', Cut.Length, _ => Cut);
    }

    /// <summary>A line that a program printed, without its colours, which say nothing in a log; cut, it ends with "…".</summary>
    public static string LogLine(string line, int longest) => Fitted(TerminalColours.Without(line), longest, '\t', Cut.Length, _ => Cut);

    /// <summary>The lines that a program printed, without their colours and without blank lines at the ends.</summary>
    public static string Log(string lines) => Lines(TerminalColours.Without(lines).Trim('\n', '\r'));

    private static string Note(int left) => string.Create(CultureInfo.InvariantCulture, $"... {left:N0} more characters");

    private static string Fitted(string text, int longest, char allowed, int noteLength, Func<int, string> note)
    {
        if (text.Length <= longest && IsPlain(text, allowed))
            return text;
        var shown = new StringBuilder(Math.Min(text.Length + 64, longest));
        if (Append(text, shown, longest, allowed) == text.Length)
            return shown.ToString();
        shown.Clear();
        var used = Append(text, shown, Math.Max(longest - noteLength, 0), allowed);
        return shown.Append(note(text.Length - used)).ToString();
    }

    /// <summary>Appends as much as there is room for, never half a letter; how much of the text that was.</summary>
    private static int Append(string text, StringBuilder shown, int room, char allowed)
    {
        Span<char> letter = stackalloc char[2];
        for (var at = 0; at < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            var start = shown.Length;
            if (isRune && (rune.Value == allowed || IsPlain(rune) || (allowed == '\n' && IsLineEnd(text, at))))
                shown.Append(letter[..rune.EncodeToUtf16(letter)]);
            else
                AppendVisible(shown, text.AsSpan(at, length));
            if (shown.Length > room)
            {
                shown.Length = start;
                return at;
            }

            at += length;
        }

        return text.Length;
    }

    private static void AppendVisible(StringBuilder shown, ReadOnlySpan<char> letter)
    {
        foreach (var unit in letter)
        {
            _ = unit switch
            {
                '\n' => shown.Append(@"\n"),
                '\r' => shown.Append(@"\r"),
                _ => shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
            };
        }
    }

    private static bool IsPlain(string text, char allowed)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return true;
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune) || !(rune.Value == allowed || IsPlain(rune)))
                return false;
            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    // A tab is a blank. Noncharacters are letters to no one, and not allowed in XML; U+E0000 to U+E0FFF is kept for what is never drawn.
    private static bool IsPlain(Rune rune) => rune.Value is '\t' or (>= ' ' and <= '~')
        || ((rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xE0000 and <= 0xE0FFF) && Rune.GetUnicodeCategory(rune) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    private static bool IsLineEnd(string text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';

    private static string WithoutReturn(string line) => line.EndsWith('\r') ? line[..^1] : line;
}
