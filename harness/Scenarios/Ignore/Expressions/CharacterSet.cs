namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>
/// The characters that one place of a regular expression takes: ranges with both ends, or all others where it is negated.
/// </summary>
internal sealed class CharacterSet(IReadOnlyList<(int First, int Last)> ranges, bool isNegated)
{
    public static readonly CharacterSet AnyButLineFeed = new([('\n', '\n')], isNegated: true);

    private const int Highest = 0x10FFFF;

    private readonly (int First, int Last)[] _ranges = [.. ranges];

    /// <summary>The range of a single character.</summary>
    public static CharacterSet Of(int character) => new([(character, character)], isNegated: false);

    public bool Has(int character)
    {
        foreach (var (first, last) in _ranges)
        {
            if (character >= first && character <= last)
                return !isNegated;
        }

        return isNegated;
    }

    /// <summary>The ranges of <c>\d</c>, <c>\s</c>, <c>\w</c> and their negations; null for other letters.</summary>
    public static IReadOnlyList<(int First, int Last)>? Escaped(int letter) => letter switch
    {
        'd' => [('0', '9')],
        's' => [('\t', '\n'), ('\f', '\r'), (' ', ' ')],
        'w' => [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        'D' or 'S' or 'W' => Others(Escaped(letter + ('a' - 'A'))!),
        _ => null,
    };

    /// <summary>
    /// The ranges of a class with a name, as in <c>[:digit:]</c> or, negated, <c>[:^digit:]</c>; null for a name that is none.
    /// </summary>
    public static IReadOnlyList<(int First, int Last)>? Named(string name) => name switch
    {
        ['^', .. var positive] => Named(positive) is { } ranges ? Others(ranges) : null,
        "alnum" => [('0', '9'), ('A', 'Z'), ('a', 'z')],
        "alpha" => [('A', 'Z'), ('a', 'z')],
        "ascii" => [(0, 0x7F)],
        "blank" => [('\t', '\t'), (' ', ' ')],
        "cntrl" => [(0, 0x1F), (0x7F, 0x7F)],
        "digit" => [('0', '9')],
        "graph" => [('!', '~')],
        "lower" => [('a', 'z')],
        "print" => [(' ', '~')],
        "punct" => [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "space" => [('\t', '\r'), (' ', ' ')],
        "upper" => [('A', 'Z')],
        "word" => [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        "xdigit" => [('0', '9'), ('A', 'F'), ('a', 'f')],
        _ => null,
    };

    // The ranges are in order and apart.
    private static List<(int First, int Last)> Others(IReadOnlyList<(int First, int Last)> ranges)
    {
        List<(int, int)> others = [];
        var next = 0;
        foreach (var (first, last) in ranges)
        {
            if (first > next)
                others.Add((next, first - 1));
            next = last + 1;
        }

        others.Add((next, Highest));
        return others;
    }
}
