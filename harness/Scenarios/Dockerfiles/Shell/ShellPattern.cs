using System.Text;

namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>A pattern of a shell, in which * stands for any text and ? for any character, as parts between its stars.</summary>
internal sealed class ShellPattern(IReadOnlyList<string> parts)
{
    // Stands in a part for a question mark; it is no character of any text.
    private const char AnyCharacter = '\uFFFF';

    /// <summary>Null where BuildKit would refuse it.</summary>
    public static ShellPattern? Of(string text)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else if (sign != '\\')
            {
                part.Append(sign == '?' ? AnyCharacter : sign);
            }
            else if (at + 1 < text.Length && text[at + 1] is '}' or '/' or '*' or '?' or '\\')
            {
                part.Append(text[++at]);
            }
            else
            {
                return null;
            }
        }

        parts.Add(part.ToString());
        return new ShellPattern(parts);
    }

    /// <summary>The value without the beginning (or end) that matches; null where that cannot be worked out here.</summary>
    public string? Without(string value, bool isEnd, bool isLongest)
    {
        if (!CanBeSearched(value))
            return null;
        if (!isEnd)
            return Find(value, 0, isAnchored: true, isLongest) is { } found ? value[found.End..] : value;
        var mirrored = new ShellPattern([.. parts.Reverse().Select(Mirrored)]);
        return Mirrored(mirrored.Without(Mirrored(value), isEnd: false, isLongest)!);
    }

    /// <summary>The value with the first longest text that matches replaced, or every one; null where that cannot be worked out here.</summary>
    public string? Replaced(string value, string replacement, bool isEvery)
    {
        // In the second case a dollar sign stands for what was found.
        if (!CanBeSearched(value) || (isEvery && replacement.Contains('$', StringComparison.Ordinal)))
            return null;
        // Nothing is found before, between and behind all letters.
        if (isEvery && parts is [""])
            return string.Concat(value.Select(letter => replacement + letter)) + replacement;
        var replaced = new StringBuilder();
        var at = 0;
        while (Find(value, at, isAnchored: false, isLongest: true) is { } found)
        {
            replaced.Append(value, at, found.Begin - at).Append(replacement);
            at = found.End;
            if (!isEvery || at == value.Length)
                break;
        }

        return replaced.Append(value, at, value.Length - at).ToString();
    }

    private (int Begin, int End)? Find(string value, int from, bool isAnchored, bool isLongest)
    {
        var begin = isAnchored ? Fits(value, from, parts[0]) ? from : -1 : First(value, from, parts[0]);
        var at = begin + parts[0].Length;
        for (var index = 1; index < parts.Count && begin >= 0; index++)
        {
            var place = isLongest && index == parts.Count - 1 ? Last(value, at, parts[index]) : First(value, at, parts[index]);
            if (place < 0)
                return null;
            at = place + parts[index].Length;
        }

        return begin < 0 ? null : (begin, at);
    }

    private static int First(string value, int from, string part)
    {
        for (var at = from; at + part.Length <= value.Length; at++)
        {
            if (Fits(value, at, part))
                return at;
        }

        return -1;
    }

    private static int Last(string value, int from, string part)
    {
        for (var at = value.Length - part.Length; at >= from; at--)
        {
            if (Fits(value, at, part))
                return at;
        }

        return -1;
    }

    private static bool Fits(string value, int at, string part)
    {
        if (at + part.Length > value.Length)
            return false;
        for (var index = 0; index < part.Length; index++)
        {
            if (part[index] != AnyCharacter && part[index] != value[at + index])
                return false;
        }

        return true;
    }

    private static bool CanBeSearched(string value) => !value.Any(letter => letter == '\n' || char.IsSurrogate(letter));

    private static string Mirrored(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}
