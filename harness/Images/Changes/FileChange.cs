using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;

namespace ImageBench.Images.Changes;

/// <summary>
/// What became of one path from base to head. Of a file with several hard links one name has the bytes, and the others have none. Layers
/// count from 1; what is not there on a side is null. <c>IsParents</c>: it came with the parent image, on both sides where it is on both.
/// </summary>
internal sealed record FileChange(string Path, FileChangeKind Kind, EntryKind Entry, ContentKind Content, ChangedAspects Aspects)
{
    public ByteSize? Base { get; init; }

    public ByteSize? Head { get; init; }

    public int? BaseLayer { get; init; }

    public int? HeadLayer { get; init; }

    public bool IsParents { get; init; }

    public ByteSize Change => new((Head?.Bytes ?? 0) - (Base?.Bytes ?? 0));
}
