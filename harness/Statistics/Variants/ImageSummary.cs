using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Statistics.Variants;

/// <summary>What is kept of a measured image in one row. Null: not measured.</summary>
internal sealed record ImageSummary(
    ByteSize Unpacked,
    ByteSize? Content,
    ByteSize? EngineSize,
    int LayerCount,
    int HistoryCount,
    int? ParentLayerCount,
    ByteSize? ParentUnpacked,
    ByteSize? Wasted,
    int FileCount,
    string User)
{
    /// <summary>Null where the content size is not known.</summary>
    public ContentSource? ContentSource { get; init; }

    /// <summary>Packages that the image's own databases call installed.</summary>
    public int? PackageCount { get; init; }

    public int? SetuidCount { get; init; }

    public bool? HasShell { get; init; }

    public Equipment? Equipment { get; init; }

    public bool RunsAsRoot => ImageFacts.IsRoot(User);
}
