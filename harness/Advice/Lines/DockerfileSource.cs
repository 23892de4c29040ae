using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Advice.Lines;

/// <summary>
/// A Dockerfile as it is written, letter by letter: its instructions and what stands between them. Parts are changed, put in and taken out;
/// all others stay as they are.
/// </summary>
internal sealed class DockerfileSource
{
    private const char Mark = '\uFEFF';

    // More than people write: each edit reads all of the text anew.
    private const int MostParts = 1_000;
    private const int LongestText = 256 * 1024;

    private DockerfileSource(string text, DockerfileText reader)
    {
        Text = text;
        var unmarked = text.StartsWith(Mark) ? text[1..] : text;
        Parts = PartReader.Read(text, reader.Read().ToList());
        Escape = reader.Escape;
        Facts = DockerfileReader.Parse(unmarked);
        Stages = SourceStage.Of(Facts, Parts);
        var hasLoneReturn = text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal);
        IsCertain = Facts.IsCertain && Escape == '\\' && unmarked == text && !hasLoneReturn
            && Parts.Count <= MostParts && text.Length <= LongestText;
        // As most of its lines end: one of another kind does not change the others.
        NewLine = 2 * text.AsSpan().Count("\r\n") > text.AsSpan().Count('\n') ? "\r\n" : "\n";
    }

    public string Text { get; }

    /// <summary>All of the text, in order.</summary>
    public IReadOnlyList<SourcePart> Parts { get; }

    /// <summary>What the reader for builds reads.</summary>
    public DockerfileFacts Facts { get; }

    public IReadOnlyList<SourceStage> Stages { get; }

    public char Escape { get; }

    public string NewLine { get; }

    public IEnumerable<SourcePart> Instructions => Parts.Where(part => part.Line is not null);

    /// <summary>
    /// Whether rewrites may be sure of what it says: nothing in it is odd or without end, and it is escaped as for Linux.
    /// </summary>
    public bool IsCertain { get; }

    public static DockerfileSource Parse(string text) => new(text, new DockerfileText(text.StartsWith(Mark) ? text[1..] : text));

    /// <summary>
    /// The text with these edits, each of another part. What changed a part before stays known, and so does what does now.
    /// </summary>
    public DockerfileSource With(params IEnumerable<PartEdit> edits)
    {
        var byPart = edits.ToDictionary(edit => edit.Part);
        var writer = new PartWriter(NewLine);
        foreach (var part in Parts)
            writer.Add(part, byPart.GetValueOrDefault(part));
        var changed = Parse(writer.Text);
        writer.GiveReasons(changed.Instructions);
        return changed;
    }

    /// <summary>The text with a comment above each instruction that was changed, which says why.</summary>
    public string Explained() =>
        string.Concat(Parts.Select(part => string.Concat(part.Reasons.Select(reason => $"# {reason}{NewLine}")) + part.Text));

    public override string ToString() => Text;
}
