using ImageBench.Model;

namespace ImageBench.Images.Changes;

/// <summary>
/// The changes of all files that have something in common: a directory, a kind, an instruction. <c>Added</c> and <c>Removed</c> are bytes
/// that came and went.
/// </summary>
internal sealed record FoldedChange(string Name, ByteSize Added, ByteSize Removed, int Files)
{
    public ByteSize Change => Added - Removed;
}
