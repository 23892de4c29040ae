using System.Text;
using ImageBench.Model;

namespace ImageBench.Reports.Text;

/// <summary>
/// GitHub-flavoured Markdown. Every text from outside goes through here, so that none can break a table, a heading or a page.
/// </summary>
internal static class Markdown
{
    // '$' opens a formula, '&' an entity.
    private const string Special = "\\`*[]<>|~#!$&";

    /// <summary>The text as it reads, on one line, wherever it stands.</summary>
    public static string Escape(string text)
    {
        var line = PlainText.Line(text.Trim());
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            if (Special.Contains(line[i], StringComparison.Ordinal) || OpensABlock(line, i) || MakesALink(line, i) || IsEmphasis(line, i))
                escaped.Append('\\');
            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>A line of Markdown that was made here, as it reads without it.</summary>
    public static string Plain(string line)
    {
        var plain = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var isMark = i + 1 < line.Length && line[i] is '*' or '~' && line[i + 1] == line[i];
            if (isMark || (line[i] == '\\' && i + 1 < line.Length))
                i++;
            if (!isMark)
                plain.Append(line[i]);
        }

        return plain.ToString();
    }

    public static string Bold(string text) => $"**{Escape(text)}**";

    public static string Struck(string text) => $"~~{Escape(text)}~~";

    // A code span cannot hold an escaped pipe outside a table, nor an unescaped one inside; the element holds both.
    public static string Code(string text) => $"<code>{Escape(text)}</code>";

    /// <summary>An image that leads to another file of it.</summary>
    public static string Image(string text, string path, string target) => $"[![{Escape(text)}]({Path(path)})]({Path(target)})";

    public static string Link(string text, string path) => $"[{Escape(text)}]({Path(path)})";

    /// <summary>A block that shows the lines as they are; its fence is longer than any within.</summary>
    public static string Fence(string lines)
    {
        var text = PlainText.Log(lines);
        var fence = new string('`', Math.Max(3, LongestRunOfBackticks(text) + 1));
        return $"{fence}text\n{text}\n{fence}";
    }

    /// <summary>Markdown that is opened by a click on its <paramref name="summary"/>, which is Markdown too.</summary>
    public static string Folded(string summary, string body) => $"<details><summary>{summary}</summary>\n\n{body}\n\n</details>";

    /// <summary>Cells must be Markdown already. A heading that starts with '>' stands right.</summary>
    public static string Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = new List<string>
        {
            Row(headings.Select(heading => heading.TrimStart('>'))),
            Row(headings.Select(heading => heading.StartsWith('>') ? "---:" : "---")),
        };
        lines.AddRange(rows.Select(Row));
        return string.Join('\n', lines);
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Path(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    // At the start of a line "-", "+" and "=" draw lists and headings, and so does a number before ". " or ") ".
    private static bool OpensABlock(string line, int at) => at == 0
        ? line[at] is '-' or '+' or '='
        : line[at] is '.'
            or ')'
            && (at + 1 == line.Length || line[at + 1] == ' ')
            && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0;

    // Addresses become links of themselves, and ":word:" a picture.
    private static bool MakesALink(string line, int at) => line[at] switch
    {
        '@' => at > 0 && at + 1 < line.Length && line[at - 1] != ' ' && line[at + 1] != ' ',
        ':' => line.AsSpan(at + 1) is var rest && (rest.StartsWith("/") || rest[..WordLength(rest)].Contains(':')),
        '.' => at >= 3 && line.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    // Inside a word an underscore is a letter.
    private static bool IsEmphasis(string line, int at) =>
        line[at] == '_'
            && !(at > 0 && at + 1 < line.Length && char.IsAsciiLetterOrDigit(line[at - 1]) && char.IsAsciiLetterOrDigit(line[at + 1]));

    private static int WordLength(ReadOnlySpan<char> text) => text.IndexOf(' ') is var end and >= 0 ? end : text.Length;

    private static int LongestRunOfBackticks(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
