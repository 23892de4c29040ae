using ImageBench.Model;

namespace ImageBench.Images.Changes;

/// <summary>
/// A directory with all below it, or a file, that holds much of a change. <c>Gross</c> counts what grew and what shrank as positive. An
/// empty path stands for all that is not named.
/// </summary>
internal sealed record LargestChange(string Path, bool IsDirectory, int Files, ByteSize Change, ByteSize Gross);
