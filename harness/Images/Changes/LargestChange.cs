using ImageBench.Images.Packages;
using ImageBench.Model;

namespace ImageBench.Images.Changes;

/// <summary>
/// A directory with all below it, a file, or a package wherever its files are, that holds much of a change. <c>Gross</c> counts what grew
/// and what shrank as positive. An empty path stands for all that is not named, or for what the other two say.
/// </summary>
internal sealed record LargestChange(string Path, bool IsDirectory, int Files, ByteSize Change, ByteSize Gross)
{
    public PackageChange? Package { get; init; }

    /// <summary>All that came with the parent image.</summary>
    public bool IsParents { get; init; }
}
