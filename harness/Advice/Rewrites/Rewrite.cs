using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites;

/// <summary>
/// A known improvement of Dockerfiles: lines and facts in, lines out. It is applied only where its pattern is certain, and it never
/// weakens: no user becomes root, no signature is left unchecked, no pinned version gets loose.
/// </summary>
internal abstract class Rewrite(string name, string does, string source, string mayCost)
{
    // As many as people write; each is read anew.
    private const int MostPlaces = 20;

    /// <summary>A word of small letters and hyphens, one for each rewrite.</summary>
    public string Name { get; } = name;

    /// <summary>A sentence: what it does, and why.</summary>
    public string Does { get; } = does;

    /// <summary>Where the rule is known from.</summary>
    public string Source { get; } = source;

    /// <summary>A sentence: what it may cost, or what is lost with it.</summary>
    public string MayCost { get; } = mayCost;

    /// <summary>What of an image's bytes, or of a build's time, it is after.</summary>
    public virtual RewriteAim Aim => RewriteAim.Size;

    /// <summary>
    /// The folders of an image in which it saves bytes, besides those that are wasted already; null: anywhere. What was measured there
    /// bounds what it can save.
    /// </summary>
    public virtual IReadOnlyList<string>? SavesIn => null;

    /// <summary>
    /// What keeps the image from being smaller still, as a sentence, where that is not certain; null: nothing that is known.
    /// </summary>
    public virtual string? NotCertain => null;

    /// <summary>Whether it is tried only when somebody asks for it, as another parent image is.</summary>
    public virtual bool IsOnRequest => false;

    /// <summary>Whether it changes one place at a time, so that it is asked again for the next one.</summary>
    protected virtual bool IsOfOnePlace => false;

    /// <summary>The text with the rewrite wherever it is certain; null: nowhere.</summary>
    public Rewritten? Apply(DockerfileSource text, RewriteFacts facts)
    {
        if (!text.IsCertain || (Words.Count > 0 && !Words.Any(word => text.Text.Contains(word, StringComparison.Ordinal))))
            return null;
        var made = Certain(text, facts);
        for (var places = 1; IsOfOnePlace && made is not null && places < MostPlaces && Certain(made.Text, facts) is { } more; places++)
            made = more;
        return made;
    }

    /// <summary>Words of which a Dockerfile has one where the rewrite has to do with it; none: it may with any.</summary>
    protected virtual IReadOnlyList<string> Words => [];

    protected abstract Rewritten? Certain(DockerfileSource text, RewriteFacts facts);

    protected string Reason => $"{Name}: {Does}";
}
