namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>The words of an instruction, with their quotes and escape characters.</summary>
internal static class WordSplit
{
    private static readonly char[] Blanks = ['\t', '\v', '\f', '\r', ' '];

    /// <summary>Those that blanks part, whatever stands in them.</summary>
    public static string[] ByBlanks(string text) => text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Those that blanks part outside of quotes.</summary>
    public static IReadOnlyList<string> ByQuotes(string text, char escape)
    {
        List<string> words = [];
        var begin = -1;
        char? quote = null;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (quote is null && char.IsWhiteSpace(sign))
            {
                if (begin >= 0)
                    words.Add(text[begin..at]);
                begin = -1;
                continue;
            }

            if (begin < 0)
                begin = at;
            if (sign == quote)
                quote = null;
            else if (quote is null && sign is '"' or '\'')
                quote = sign;
            else if (sign == escape && quote != '\'')
                at++;
        }

        if (begin >= 0)
            words.Add(text[begin..]);
        return words;
    }
}
