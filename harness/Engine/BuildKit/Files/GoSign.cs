using System.Text;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>What stands for one letter in a pattern of Go's, or, a star, for any number of them.</summary>
internal sealed class GoSign
{
    private static readonly GoSign Star = new([], isNot: true);
    private static readonly GoSign One = new([], isNot: true);

    private readonly (Rune Low, Rune High)[] _ranges;
    private readonly bool _isNot;

    private GoSign((Rune Low, Rune High)[] ranges, bool isNot) => (_ranges, _isNot) = (ranges, isNot);

    public bool IsStar => ReferenceEquals(this, Star);

    public bool Matches(Rune letter)
    {
        foreach (var (low, high) in _ranges)
        {
            if (low <= letter && letter <= high)
                return !_isNot;
        }

        return _isNot;
    }

    /// <summary>The first of a pattern, which is left with the rest; null where Go takes none of the kind.</summary>
    public static GoSign? Take(ref ReadOnlySpan<char> rest)
    {
        switch (rest[0])
        {
            case '*':
                rest = rest[1..];
                return Star;
            case '?':
                rest = rest[1..];
                return One;
            case '[':
                rest = rest[1..];
                return List(ref rest);
            case '\\' when rest.Length == 1:
                return null;
            case '\\':
                rest = rest[1..];
                break;
        }

        var letter = Letter(ref rest);
        return new([(letter, letter)], isNot: false);
    }

    // A range that runs backwards holds no letter. A bracket that closes nothing, or a dash without a beginning, is none that Go takes.
    private static GoSign? List(ref ReadOnlySpan<char> rest)
    {
        var isNot = rest is ['^', ..];
        if (isNot)
            rest = rest[1..];
        List<(Rune, Rune)> ranges = [];
        while (rest is not [']', ..] || ranges.Count == 0)
        {
            if (Listed(ref rest) is not { } low)
                return null;
            var high = low;
            if (rest is ['-', ..])
            {
                rest = rest[1..];
                if (Listed(ref rest) is not { } last)
                    return null;
                high = last;
            }

            ranges.Add((low, high));
        }

        rest = rest[1..];
        return new([.. ranges], isNot);
    }

    private static Rune? Listed(ref ReadOnlySpan<char> rest)
    {
        if (rest is [] or ['-', ..] or [']', ..])
            return null;
        if (rest[0] == '\\')
            rest = rest[1..];
        return rest.IsEmpty ? null : Letter(ref rest);
    }

    private static Rune Letter(ref ReadOnlySpan<char> rest)
    {
        _ = Rune.DecodeFromUtf16(rest, out var letter, out var taken);
        rest = rest[taken..];
        return letter;
    }
}
