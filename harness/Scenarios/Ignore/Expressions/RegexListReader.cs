namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>Reads a list of characters, from behind its opening bracket to behind the closing one.</summary>
internal static class RegexListReader
{
    public static CharacterSet Read(RegexText text)
    {
        var isNegated = text.Took('^');
        List<(int, int)> ranges = [];
        do
        {
            if (NamedOrEscaped(text) is { } several)
                ranges.AddRange(several);
            else
                ranges.Add(Range(text));
        }
        while (text.Flaw is null && !text.Took(']'));

        return new CharacterSet(ranges, isNegated);
    }

    private static IReadOnlyList<(int First, int Last)>? NamedOrEscaped(RegexText text)
    {
        if (text.Next == '\\' && CharacterSet.Escaped(text.Ahead(1)) is { } escaped)
        {
            text.At += 2;
            return escaped;
        }

        if (text.Next != '[' || text.Ahead(1) != ':' || LengthOfName(text) is not { } length)
            return null;
        var name = text.Slice(text.At + 2, text.At + 2 + length);
        text.At += length + 4;
        if (CharacterSet.Named(name) is { } named)
            return named;
        text.Refuse("has a class in [ ] that has no such name", "Write the characters themselves, such as [a-z]");
        return [];
    }

    private static int? LengthOfName(RegexText text)
    {
        // No name is longer; a list may have this sign and no name.
        for (var length = 0; length < 16; length++)
        {
            if (text.Ahead(length + 2) == ':' && text.Ahead(length + 3) == ']')
                return length;
        }

        return null;
    }

    private static (int First, int Last) Range(RegexText text)
    {
        var first = Character(text);
        if (text.Next != '-' || text.Ahead(1) is 0 or ']')
            return (first, first);
        text.At++;
        var last = Character(text);
        if (last < first)
            text.Refuse("has a range in [ ] that runs backwards", "Write the lower end first, such as [a-z]");
        return (first, last);
    }

    private static int Character(RegexText text)
    {
        if (text.IsOver)
            text.Refuse("has a [ without a closing ]", @"Write \[ for a bracket in a name");
        return text.Took('\\') ? RegexEscape.Read(text) : text.Take();
    }
}
