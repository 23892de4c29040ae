using System.Text;
using System.Text.RegularExpressions;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// One part of a path that a builder asks for, as Go matches it: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a-z]</c>, and a backslash before
/// what is meant as it stands.
/// </summary>
internal static class NamePattern
{
    private const string Signs = @"*?[\";

    // Those beyond the basic plane are two units here.
    private const string OneCharacter = "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)";

    public static bool IsPlain(string part) => part.AsSpan().IndexOfAny(Signs) < 0;

    /// <summary>Null where it is no pattern that Go takes: then it matches nothing.</summary>
    public static Regex? Parse(string part)
    {
        try
        {
            return Translate(part) is { } text
                ? new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline)
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // A range that runs backwards, or more signs than the name of a file can have.
            return null;
        }
    }

    private static string? Translate(string part)
    {
        var text = new StringBuilder(@"\A");
        for (var at = 0; at < part.Length; at++)
        {
            var sign = part[at];
            if (sign == '\\' && ++at == part.Length)
                return null;
            var end = sign == '[' ? EndOfList(part, at) : at;
            if (end < 0)
                return null;
            text.Append(sign switch
            {
                '[' => List(part[(at + 1)..end]),
                '*' => ".*",
                '?' => OneCharacter,
                _ => Literal(part[at]),
            });
            at = end;
        }

        return text.Append(@"\z").ToString();
    }

    // A list has at least one sign, so that a bracket at its beginning does not close it.
    private static int EndOfList(string part, int begin)
    {
        var first = begin + 1 < part.Length && part[begin + 1] == '^' ? begin + 2 : begin + 1;
        for (var at = first; at < part.Length; at++)
        {
            if (part[at] == '\\')
                at++;
            else if (part[at] == ']' && at > first)
                return at;
        }

        return -1;
    }

    private static string List(string signs)
    {
        var text = new StringBuilder("[");
        for (var at = 0; at < signs.Length; at++)
        {
            if (signs[at] == '\\')
                text.Append(Literal(signs[++at]));
            else
                text.Append(signs[at] == '-' || (signs[at] == '^' && at == 0) ? signs[at] : Literal(signs[at]));
        }

        return text.Append(']').ToString();
    }

    private static string Literal(char sign) =>
        char.IsAscii(sign) && !char.IsAsciiLetterOrDigit(sign) && sign != '_' ? $"\\{sign}" : $"{sign}";
}
