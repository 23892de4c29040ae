using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>
/// The image in which a program runs, what is copied there from where it was built, and what changes of the steps that build.
/// </summary>
internal sealed record RuntimePlan(string Image, IReadOnlyList<(string From, string To)> Copies)
{
    public IReadOnlyDictionary<SourcePart, string> Edits { get; init; } = new Dictionary<SourcePart, string>();

    /// <summary>Instructions that stand before the copies: what changes less often than what is built.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>Instructions for the image in which it runs, such as variables that say where things lie.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Of what is said of running: instructions that read otherwise there.</summary>
    public IReadOnlyDictionary<SourcePart, string> Running { get; init; } = new Dictionary<SourcePart, string>();

    /// <summary>Whether it has to be of the version that builds, whatever variables make of that.</summary>
    public bool IsOfSameVersion { get; init; }

    /// <summary>Whether the image has a user of its own, where the one before had root: a program that asked for none keeps root.</summary>
    public bool IsOfAnotherUser { get; init; }
}
