namespace ImageBench.Model;

/// <summary>
/// The word that columns, options and pages use for a member of an enumeration. <c>Older</c>: what earlier versions wrote, which is still
/// read.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class WordAttribute(string text) : Attribute
{
    public string Text { get; } = text;

    public string? Older { get; init; }
}
