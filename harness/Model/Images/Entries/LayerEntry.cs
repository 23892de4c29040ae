namespace ImageBench.Model.Images.Entries;

/// <summary>
/// One entry of a layer's tar; layers count from 1, oldest first. The path starts at the image's root; a whiteout's is the path that it
/// hides.
/// <c>Unpacked</c> counts as in an unpacked size; <c>Wasted</c> is the part of it that no name leads to any more since a later layer took
/// the last one. <c>Fate</c> is null for whiteouts.
/// </summary>
internal sealed record LayerEntry(int LayerPosition, string Path, EntryKind Kind, ByteSize Unpacked, EntryFate? Fate, ByteSize Wasted)
{
    /// <summary>A symlink's as it was written, a hard link's from the image's root; null for all else.</summary>
    public string? LinkTarget { get; init; }

    public bool IsSetuid { get; init; }
}
