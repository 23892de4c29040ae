using ImageBench.Model.Images;

namespace ImageBench.Images.Changes;

/// <summary>
/// A changed file as it is kept: there can be a million. Nodes are those of the two trees, -1 where there is none; the directory is a
/// number of <see cref="ChangedDirectory"/>.
/// </summary>
internal readonly record struct ChangedFile(
    int Directory,
    int BaseNode,
    int HeadNode,
    long BaseBytes,
    long HeadBytes,
    ContentKind BaseKind,
    ContentKind HeadKind,
    ChangedAspects Aspects)
{
    public long Change => HeadBytes - BaseBytes;

    public FileChangeKind Kind =>
        BaseNode < 0 ? FileChangeKind.Added
        : HeadNode < 0 ? FileChangeKind.Removed
        : (Aspects & (ChangedAspects.Type | ChangedAspects.Content | ChangedAspects.Links)) == 0 ? FileChangeKind.Attributes
        : Change > 0 ? FileChangeKind.Grown
        : Change < 0 ? FileChangeKind.Shrunk
        : FileChangeKind.Changed;
}
