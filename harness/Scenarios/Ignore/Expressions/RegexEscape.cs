using System.Text;

namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>A character behind a backslash, in a list or outside of one.</summary>
internal static class RegexEscape
{
    private const int Highest = 0x10FFFF;

    /// <summary>The character that the text stands for, the backslash being read.</summary>
    public static int Read(RegexText text)
    {
        var sign = text.Take();
        // A single digit but 0 would be an earlier group's text, which there is none of.
        if (IsOctal(sign) && (sign == '0' || IsOctal(text.Next)))
            return Octal(text, sign - '0');
        if (sign == 'x')
            return Hexadecimal(text);
        return sign switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ when sign < 0x80 && !char.IsAsciiLetterOrDigit((char)sign) => sign,
            _ => Refused(text, sign),
        };
    }

    private static int Octal(RegexText text, int value)
    {
        for (var digits = 1; digits < 3 && IsOctal(text.Next); digits++)
            value = (value * 8) + text.Take() - '0';
        return value;
    }

    private static int Hexadecimal(RegexText text)
    {
        var isBraced = text.Took('{');
        var value = 0;
        var digits = 0;
        for (; text.Next < 0x80 && char.IsAsciiHexDigit((char)text.Next) && (isBraced || digits < 2) && value <= Highest; digits++)
            value = (value * 16) + Convert.ToInt32(((char)text.Take()).ToString(), 16);
        var isWhole = isBraced ? digits > 0 && text.Took('}') : digits == 2;
        return isWhole && value <= Highest ? value : Refused(text, 'x');
    }

    private static bool IsOctal(int sign) => sign is >= '0' and <= '7';

    private static int Refused(RegexText text, int sign)
    {
        text.Refuse($"has a backslash before \"{new Rune(sign)}\", which Docker refuses", "Write / between folders");
        return 0;
    }
}
