using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Advice.Lines;

/// <summary>
/// Some of a Dockerfile's text, with its line ends: an instruction with its here-documents, or the comments and empty lines up to the next
/// one. <c>Line</c> is what an instruction reads as, <c>Begin</c> the place of its first letter.
/// </summary>
internal sealed class SourcePart(DockerfileLine? line, string text, int begin)
{
    private string[]? _words;

    public DockerfileLine? Line { get; } = line;

    public string Text { get; } = text;

    public int Begin { get; } = begin;

    /// <summary>The instruction's word in capitals; empty: it is none.</summary>
    public string Word => Line?.Word ?? "";

    /// <summary>What follows the word and its flags, lines joined.</summary>
    public string Rest => Line?.Rest ?? "";

    /// <summary>The words of what follows, without the signs between them.</summary>
    public IReadOnlyList<string> Words => _words ??= Rest.Split(
        [' ', '\t', '"', '\'', ',', '[', ']', ';', '&', '|', '(', ')', '=', ':'],
        StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Why it was changed, a sentence for each time.</summary>
    public IReadOnlyList<string> Reasons { get; private set; } = [];

    /// <summary>Where in <see cref="Text"/> a letter of <see cref="Rest"/> stands.</summary>
    public int PlaceOfRest(int at)
    {
        var joined = Line!.Joined!;
        var (line, column) = joined.Place(joined.Text.AsSpan().TrimEnd().Length - Rest.Length + at);
        var place = 0;
        for (var skipped = Line.Line; skipped < line; skipped++)
            place = Text.IndexOf('\n', place) + 1;
        return place + column;
    }

    internal void GiveReasons(IReadOnlyList<string> reasons) => Reasons = reasons;

    public override string ToString() => Text;
}
