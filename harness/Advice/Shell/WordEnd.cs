namespace ImageBench.Advice.Shell;

/// <summary>Where a word of a shell's text ends, past its quotes and all that the shell puts in.</summary>
internal static class WordEnd
{
    private const string Ends = " \t\n\r&|;()<>";
    private const int Deepest = 20;

    /// <summary>Null where a quote, a brace or a parenthesis is not closed.</summary>
    public static int? Find(string text, int begin)
    {
        int? at = begin;
        while (at is { } here && here < text.Length && !Ends.Contains(text[here], StringComparison.Ordinal))
            at = Next(text, here, 0);
        return at;
    }

    // Past one letter, or past all that belongs together.
    private static int? Next(string text, int at, int depth)
    {
        if (depth > Deepest)
            return null;
        switch (text[at])
        {
            case '\\':
                return at + 1 < text.Length ? at + 2 : null;
            case '\'':
                return Behind(text.IndexOf('\'', at + 1));
            case '"':
                return Quoted(text, at, '"', depth);
            case '`':
                return Quoted(text, at, '`', depth);
            case '$' when at + 1 < text.Length && text[at + 1] is '(' or '{':
                return Closed(text, at + 1, text[at + 1] == '(' ? ')' : '}', depth);
            default:
                return at + 1;
        }
    }

    private static int? Quoted(string text, int begin, char quote, int depth)
    {
        int? at = begin + 1;
        while (at is { } here && here < text.Length && text[here] != quote)
            at = text[here] == '\'' ? here + 1 : Next(text, here, depth + 1);
        return at is { } end && end < text.Length ? end + 1 : null;
    }

    private static int? Closed(string text, int begin, char closer, int depth)
    {
        int? at = begin + 1;
        while (at is { } here && here < text.Length && text[here] != closer)
            at = text[here] == '(' ? Closed(text, here, ')', depth + 1) : Next(text, here, depth + 1);
        return at is { } end && end < text.Length ? end + 1 : null;
    }

    private static int? Behind(int end) => end < 0 ? null : end + 1;
}
