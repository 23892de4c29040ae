using ImageBench.Model;
using ImageBench.Model.Builds;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// One image of an outcome on its sides (null: it is not on that side). <c>Name</c> is no other image's of the outcome. Lists hold the
/// largest first, layers the oldest, and may be cut; their counts are those of all.
/// </summary>
internal sealed record ImageOutcome(string Name, SideOutcome? Base, SideOutcome? Head)
{
    /// <summary>Null, as the next two: no scenario made it.</summary>
    public string? Scenario { get; init; }

    public string? Variant { get; init; }

    public Builder? Builder { get; init; }

    /// <summary>The variant that the others of its scenario are compared with, where there is one side.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>The Dockerfile below the repository's folder; null: not known.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>What came with the parent image, of the unpacked change; null: not known.</summary>
    public ByteSize? ParentChange { get; init; }

    public ByteSize? ParentContentChange { get; init; }

    public IReadOnlyList<StateTimes> Times { get; init; } = [];

    /// <summary>What holds most of the change.</summary>
    public IReadOnlyList<CauseOutcome> Causes { get; init; } = [];

    public IReadOnlyList<LayerOutcome> Layers { get; init; } = [];

    public IReadOnlyList<FileOutcome> Files { get; init; } = [];

    public int FileCount { get; init; }

    public IReadOnlyList<PackageOutcome> Packages { get; init; } = [];

    public int PackageCount { get; init; }

    public BytesOutcome Unpacked => new(Base?.Unpacked, Head?.Unpacked, ParentChange);

    public BytesOutcome Content => new(Base?.Content, Head?.Content, ParentContentChange);
}
