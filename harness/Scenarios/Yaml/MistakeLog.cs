using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios.Yaml;

/// <summary>
/// Gathers what is wrong with one scenario folder, so that all of it is told at once.
/// <c>File</c> is the path that mistakes name unless they name another.
/// </summary>
internal sealed class MistakeLog(string file)
{
    private const int LongestSentence = 500;

    private readonly List<Mistake> _mistakes = [];

    public string File { get; } = file;

    /// <summary>By file in the order in which files first had one, then by line.</summary>
    public IReadOnlyList<Mistake> Mistakes =>
        [.. _mistakes.GroupBy(mistake => mistake.File).SelectMany(group => group.OrderBy(mistake => mistake.Line ?? 0))];

    public void Add(int? line, string what, string remedy) => Add(new Mistake(File, line, what, remedy));

    public void Add(Mistake mistake) => _mistakes.Add(mistake with { What = Line(mistake.What), Remedy = Line(mistake.Remedy) });

    /// <summary>What users wrote is quoted in mistakes: neither its control characters nor a megabyte of it belong on a terminal.</summary>
    private static string Line(string sentence)
    {
        var cut = sentence.Length > LongestSentence ? string.Concat(sentence.AsSpan(0, LongestSentence), "...") : sentence;
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(letter => char.IsControl(letter) ? ' ' : letter)) : cut;
    }
}
