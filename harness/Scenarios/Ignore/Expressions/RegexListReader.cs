using System.Text;

namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>Reads a list of characters, from behind its opening bracket to behind the closing one.</summary>
internal readonly ref struct RegexListReader
{
    public RegexListReader(ReadOnlySpan<int> text, ref int at)
    {
        var isNegated = Is(text, at, '^');
        if (isNegated)
            at++;
        List<(int, int)> ranges = [];
        for (var isFirst = true; isFirst || !Is(text, at, ']'); isFirst = false)
        {
            if (NamedOrEscaped(text, ref at) is { } several)
                ranges.AddRange(several);
            else
                ranges.Add(Range(text, ref at));
        }

        at++;
        Set = new CharacterSet(ranges, isNegated);
    }

    public CharacterSet Set { get; }

    private static IReadOnlyList<(int First, int Last)>? NamedOrEscaped(ReadOnlySpan<int> text, ref int at)
    {
        if (Is(text, at, '\\') && at + 1 < text.Length && CharacterSet.Escaped(text[at + 1]) is { } escaped)
        {
            at += 2;
            return escaped;
        }

        if (!Is(text, at, '[') || !Is(text, at + 1, ':') || text[(at + 2)..].IndexOf([':', ']']) is not (>= 0 and var length))
            return null;
        var name = string.Concat(text.Slice(at + 2, length).ToArray().Select(sign => new Rune(sign).ToString()));
        at += length + 4;
        return CharacterSet.Named(name) ?? throw PatternFlawException.Of("has a class in [ ] that has no such name", "Write the characters themselves, such as [a-z]");
    }

    private static (int First, int Last) Range(ReadOnlySpan<int> text, ref int at)
    {
        var first = Character(text, ref at);
        if (!Is(text, at, '-') || at + 1 >= text.Length || text[at + 1] == ']')
            return (first, first);
        at++;
        var last = Character(text, ref at);
        return last >= first ? (first, last) : throw PatternFlawException.Of("has a range in [ ] that runs backwards", "Write the lower end first, such as [a-z]");
    }

    private static int Character(ReadOnlySpan<int> text, ref int at)
    {
        if (at >= text.Length)
            throw PatternFlawException.Of("has a [ without a closing ]", @"Write \[ for a bracket in a name");
        var sign = text[at++];
        return sign == '\\' ? RegexEscape.Read(text, ref at) : sign;
    }

    private static bool Is(ReadOnlySpan<int> text, int at, char sign) => at < text.Length && text[at] == sign;
}
