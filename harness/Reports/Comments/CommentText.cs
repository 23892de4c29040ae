using System.Text;
using ImageBench.Model;

namespace ImageBench.Reports.Comments;

/// <summary>
/// Text from outside in a comment. On GitHub and GitLab a comment does more than show: it notifies who is mentioned, links what is
/// numbered, and closes issues. Whatever would do so, or be Markdown or HTML, stands there as it reads and does nothing.
/// </summary>
internal static class CommentText
{
    // The Markdown of both, written as entities: those also hold in tables and inside HTML.
    private const string Marks = "\\`*_~[]<>|&$\"'=+-";

    // Before a letter or a digit each of them begins a reference somewhere: a person, an issue, a milestone, a snippet, an emoji.
    private const string References = "@#!%^:~&$";

    // Between such a sign and what follows: nothing to see, and no reference any more.
    private const string Apart = "&#8203;";

    /// <summary>One line, as a sentence or a part of one.</summary>
    public static string Line(string text, int longest = PlainText.LongestLine)
    {
        var line = PlainText.Line(text.Trim(), longest);
        // A heading, which a list may hold.
        if (line.StartsWith('#'))
            return $"&#{(int)line[0]};{Apart}{Safe(line[1..])}";
        return BeginsAList(line) is var digits and > 0 ? line[..digits] + Apart + Safe(line[digits..]) : Safe(line);
    }

    /// <summary>The same as code, cut to fit a cell.</summary>
    public static string Code(string text, int longest = 120) => $"<code>{Safe(PlainText.Short(text, longest))}</code>";

    private static string Safe(string line)
    {
        var safe = new StringBuilder(line.Length + 16);
        for (var at = 0; at < line.Length; at++)
        {
            if (Marks.Contains(line[at], StringComparison.Ordinal) && !IsWithinAWord(line, at))
                safe.Append("&#").Append((int)line[at]).Append(';');
            else
                safe.Append(line[at]);
            if (BeginsAReference(line, at))
                safe.Append(Apart);
        }

        return safe.ToString();
    }

    // The digits of "1." and "1)", which begin a list, or 0.
    private static int BeginsAList(string line)
    {
        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] is '.' or ')' ? digits : 0;
    }

    // A hyphen or an underscore between letters is a letter; at the ends of a word they draw lists, rules and emphasis.
    private static bool IsWithinAWord(string line, int at) => line[at] is '-' or '_' or '\'' or '+' or '='
        && at > 0 && at + 1 < line.Length && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + 1]);

    // "www." and "://" become links of themselves, "GH-1" an issue.
    private static bool BeginsAReference(string line, int at)
    {
        if (at + 1 == line.Length)
            return false;
        var next = line[at + 1];
        return (References.Contains(line[at], StringComparison.Ordinal) && (char.IsLetterOrDigit(next) || next is '/' or '"' or '_' or '-'))
            || (line[at] is 'w' or 'W' && next == '.' && at >= 2 && line[at - 1] is 'w' or 'W')
            || (line[at] == '-' && char.IsAsciiDigit(next)
                && at >= 2 && line.AsSpan(at - 2, 2).Equals("GH", StringComparison.OrdinalIgnoreCase));
    }
}
