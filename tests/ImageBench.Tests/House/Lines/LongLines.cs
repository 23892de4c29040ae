namespace ImageBench.Tests.House.Lines;

/// <summary>Lines that do not fit a screen beside another file.</summary>
internal static class LongLines
{
    public const int Longest = 140;

    /// <summary>How many lines of a file are too long, and which comes first (from 1); null: none.</summary>
    public static (int Count, int First)? In(string text)
    {
        var numbers = text.Split('\n').Index()
            .Where(line => line.Item.TrimEnd('\r').Length > Longest)
            .Select(line => line.Index + 1)
            .ToList();
        return numbers is [var first, ..] ? (numbers.Count, first) : null;
    }

    public static string? Sentence(string path, string text) => In(text) switch
    {
        null => null,
        (1, var first) => Told($"{path}, line {first}, has more than {Longest} characters: break it."),
        var (count, first) => Told($"{path} has {count} lines of more than {Longest} characters, the first is line {first}: break them."),
    };

    private static string Told(FormattableString sentence) => FormattableString.Invariant(sentence);
}
