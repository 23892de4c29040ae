using System.Text;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// One part of a path that a builder asks for, as Go's <c>path/filepath.Match</c> takes it: <c>*</c>, <c>?</c>, <c>[a-z]</c>,
/// <c>[^a-z]</c>, and a backslash before what is meant as it stands.
/// </summary>
internal sealed class GoPattern
{
    private const string Signs = @"*?[\";

    private readonly List<GoSign> _signs = [];

    private GoPattern()
    {
    }

    /// <summary>Whether it stands for the one name that is written as it is.</summary>
    public static bool IsPlain(string part) => part.AsSpan().IndexOfAny(Signs) < 0;

    /// <summary>Null where it is no pattern that Go takes: then it matches nothing.</summary>
    public static GoPattern? Parse(string part)
    {
        var pattern = new GoPattern();
        for (var rest = part.AsSpan(); !rest.IsEmpty;)
        {
            if (GoSign.Take(ref rest) is not { } sign)
                return null;
            // Many stars beside each other are one.
            if (!sign.IsStar || pattern._signs is not [.., { IsStar: true }])
                pattern._signs.Add(sign);
        }

        return pattern;
    }

    // No more than the name's length times the pattern's: where a sign does not match, the last star takes one letter more.
    public bool IsMatch(string name)
    {
        Rune[] letters = [.. name.EnumerateRunes()];
        int sign = 0, letter = 0, star = -1, taken = 0;
        while (letter < letters.Length)
        {
            if (sign < _signs.Count && _signs[sign].IsStar)
            {
                (star, taken) = (sign++, letter);
            }
            else if (sign < _signs.Count && _signs[sign].Matches(letters[letter]))
            {
                sign++;
                letter++;
            }
            else if (star >= 0)
            {
                sign = star + 1;
                letter = ++taken;
            }
            else
            {
                return false;
            }
        }

        return _signs.Skip(sign).All(left => left.IsStar);
    }
}
