using ImageBench.Model;
using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios.Yaml;

/// <summary>
/// Gathers what is wrong with one scenario folder, so that all of it is told at once.
/// <c>File</c> is the path that mistakes name unless they name another.
/// </summary>
internal sealed class MistakeLog(string file)
{
    private const int LongestSentence = 500;

    // Nobody reads more at once, and finding out what may have been meant takes its time.
    private const int MostMistakes = 200;

    private readonly List<Mistake> _mistakes = [];
    private bool _isFull;

    public string File { get; } = file;

    /// <summary>By file in the order in which files first had one, then by line.</summary>
    public IReadOnlyList<Mistake> Mistakes =>
    [
        .. _mistakes.GroupBy(mistake => mistake.File).SelectMany(group => group.OrderBy(mistake => mistake.Line ?? 0)),
        .. _isFull ? [new Mistake(File, null, "is not the end of the mistakes", "Mend these first")] : Array.Empty<Mistake>(),
    ];

    public void Add(int? line, string what, string remedy) => Add(new Mistake(File, line, what, remedy));

    /// <summary>A file that cannot be read, and why.</summary>
    public void AddUnreadable(string file, Exception cause) => Add(new Mistake(
        file, null, $"cannot be read: {cause.Message.TrimEnd('.')}", "Make it a file that you may read, or remove it"));

    /// <summary>
    /// Ends the reading of the folder by a <see cref="MistakesWithoutEnd"/> where there are very many. What users wrote is quoted in
    /// mistakes: a megabyte of it does not belong on a terminal.
    /// </summary>
    public void Add(Mistake mistake)
    {
        if (_mistakes.Count == MostMistakes)
        {
            _isFull = true;
            throw new MistakesWithoutEnd();
        }

        _mistakes.Add(mistake with
        {
            What = PlainText.Line(mistake.What, LongestSentence),
            Remedy = PlainText.Line(mistake.Remedy, LongestSentence),
        });
    }
}
