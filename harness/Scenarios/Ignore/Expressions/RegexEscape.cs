using System.Text;

namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>A character behind a backslash, in a list or outside of one.</summary>
internal static class RegexEscape
{
    private const int Highest = 0x10FFFF;

    /// <summary>The character that the text from <paramref name="at"/> stands for (the backslash before it is read), and <paramref name="at"/> behind it.</summary>
    public static int Read(ReadOnlySpan<int> text, ref int at)
    {
        var sign = at < text.Length ? text[at++] : throw Refused("");
        // A single digit but 0 would be an earlier group's text, which there is none of.
        if (sign is >= '0' and <= '7' && (sign == '0' || (at < text.Length && text[at] is >= '0' and <= '7')))
            return Octal(text, sign - '0', ref at);
        if (sign == 'x')
            return Hexadecimal(text, ref at);
        return sign switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ when sign < 0x80 && !char.IsAsciiLetterOrDigit((char)sign) => sign,
            _ => throw Refused(new Rune(sign).ToString()),
        };
    }

    private static int Octal(ReadOnlySpan<int> text, int value, ref int at)
    {
        for (var digits = 1; digits < 3 && at < text.Length && text[at] is >= '0' and <= '7'; digits++)
            value = (value * 8) + text[at++] - '0';
        return value;
    }

    private static int Hexadecimal(ReadOnlySpan<int> text, ref int at)
    {
        var isBraced = at < text.Length && text[at] == '{';
        if (isBraced)
            at++;
        var value = 0;
        var digits = 0;
        for (; at < text.Length && text[at] < 0x80 && char.IsAsciiHexDigit((char)text[at]) && (isBraced || digits < 2); digits++)
        {
            value = (value * 16) + Convert.ToInt32(((char)text[at++]).ToString(), 16);
            if (value > Highest)
                throw Refused("x");
        }

        if (isBraced ? digits == 0 || at >= text.Length || text[at++] != '}' : digits < 2)
            throw Refused("x");
        return value;
    }

    private static PatternFlawException Refused(string sign) =>
        PatternFlawException.Of($"has a backslash before \"{sign}\", which Docker refuses", "Write / between folders");
}
