using System.Text;

namespace ImageBench.Scenarios.Dockerfiles.Lines;

/// <summary>
/// One instruction with its continuation lines joined: its word in capitals, its flags (<c>--name=value</c>, without quotes and escape
/// characters), the rest, and the line (from 1) where it begins.
/// </summary>
internal sealed record DockerfileLine(string Word, IReadOnlyList<string> Flags, string Rest, int Line)
{
    private static readonly char[] Blanks = ['\t', '\v', '\f', '\r', ' '];

    /// <summary>Whether the lines after it hold a document that it names (<c>&lt;&lt;EOF</c>).</summary>
    public bool HasHereDocument { get; init; }

    /// <summary>The line (from 1) where it ends, with its here-documents; 0: it was read by itself.</summary>
    public int LastLine { get; init; }

    /// <summary>Where its letters stand in the file; null: it was read by itself.</summary>
    public JoinedText? Joined { get; init; }

    public static DockerfileLine Of(string text, char escape, int line)
    {
        var trimmed = text.Trim();
        var end = trimmed.IndexOfAny(Blanks);
        var word = (end < 0 ? trimmed : trimmed[..end]).ToUpperInvariant();
        var (flags, rest) = end < 0 ? ([], "") : SplitFlags(trimmed[end..], escape);
        return new DockerfileLine(word, flags, rest.Trim(), line);
    }

    /// <summary>The values of a flag that may be given many times.</summary>
    public IEnumerable<string> FlagValues(string name) =>
        Flags.Where(flag => flag.StartsWith($"--{name}=", StringComparison.Ordinal)).Select(flag => flag[(name.Length + 3)..]);

    /// <summary>What follows ONBUILD, as an instruction.</summary>
    public DockerfileLine Trigger(char escape) => Of(Rest, escape, Line);

    private static (List<string> Flags, string After) SplitFlags(string text, char escape)
    {
        List<string> flags = [];
        for (var at = 0; ;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at + 1 >= text.Length || text[at] != '-' || text[at + 1] != '-')
                return (flags, text[at..]);
            var flag = Flag(text, escape, ref at);
            if (flag == "--")
                return (flags, text[at..]);
            flags.Add(flag);
        }
    }

    private static string Flag(string text, char escape, ref int at)
    {
        var flag = new StringBuilder();
        char? quote = null;
        for (; at < text.Length && (quote is not null || !char.IsWhiteSpace(text[at])); at++)
        {
            var sign = text[at];
            if (sign == quote)
                quote = null;
            else if (quote is null && sign is '"' or '\'')
                quote = sign;
            else if (sign != escape)
                flag.Append(sign);
            else if (at + 1 < text.Length)
                flag.Append(text[++at]);
        }

        return flag.ToString();
    }
}
