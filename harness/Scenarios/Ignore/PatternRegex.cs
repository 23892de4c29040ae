using System.Text;
using ImageBench.Scenarios.Ignore.Expressions;

namespace ImageBench.Scenarios.Ignore;

/// <summary>
/// A pattern with wildcards as the regular expression that Docker makes of it. Docker turns each sign by itself, knowing nothing of
/// brackets, so that [a*] or a\d mean what the expression then says and not what a shell would; and of the signs that mean something in an
/// expression it escapes those below the letters only, so that { } and | do mean it. The oddities are kept, since users' builds have them.
/// </summary>
internal static class PatternRegex
{
    public static (RegexProgram? Regex, PatternFlaw? Flaw) Of(string pattern)
    {
        var (regex, flaw) = RegexReader.Read(Text(pattern));
        if (regex is null)
            return (null, flaw);
        var program = RegexProgram.Of(regex);
        return (program, program is null ? new PatternFlaw("repeats too much with { }", @"Write \{ for a brace in a name") : null);
    }

    private static string Text(string pattern)
    {
        var text = new StringBuilder("^");
        // A byte order mark at the beginning is passed over where a pattern has wildcards, and there only.
        for (var at = pattern[0] == '\uFEFF' ? 1 : 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when at + 1 < pattern.Length && pattern[at + 1] == '*':
                    at += at + 2 < pattern.Length && pattern[at + 2] == '/' ? 2 : 1;
                    text.Append(at + 1 == pattern.Length ? ".*" : "(.*/)?");
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '.' or '+' or '(' or ')' or '$':
                    text.Append('\\').Append(pattern[at]);
                    break;
                case '\\':
                    text.Append('\\').Append(pattern[++at]);
                    break;
                default:
                    text.Append(pattern[at]);
                    break;
            }
        }

        return text.Append('$').ToString();
    }
}
