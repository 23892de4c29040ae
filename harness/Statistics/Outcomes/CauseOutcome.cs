using ImageBench.Model;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// Something that holds much of a change: a directory, a file, a package, the parent image. <c>Gross</c> counts what grew and what shrank
/// as positive.
/// </summary>
internal sealed record CauseOutcome(string Where, ByteSize Change, ByteSize Gross, int FileCount);
