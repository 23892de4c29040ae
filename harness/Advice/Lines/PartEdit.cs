namespace ImageBench.Advice.Lines;

/// <summary>
/// What becomes of one part of a Dockerfile. <c>Text</c>: its new text (null: it stays, empty: it is taken out); <c>Before</c> and
/// <c>After</c> are instructions of their own. Line ends are put where they are needed. <c>Reason</c> is a sentence, for people.
/// </summary>
internal sealed record PartEdit(SourcePart Part, string Reason)
{
    public string? Text { get; init; }

    public string Before { get; init; } = "";

    public string After { get; init; } = "";

    public static PartEdit Replace(SourcePart part, string text, string reason) => new(part, reason) { Text = text };

    public static PartEdit Remove(SourcePart part, string reason) => new(part, reason) { Text = "" };
}
