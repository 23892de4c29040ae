namespace ImageBench.Images.Changes.Parts;

/// <summary>
/// A directory, or a file, with what changed below it. <c>Gross</c> counts what grew and what shrank as positive. <c>Parts</c> are the
/// larger ones of it, largest first: what is missing to its own bytes is in small ones.
/// </summary>
internal sealed record ChangePart(string Path, bool IsDirectory, int Files, long Net, long Gross, IReadOnlyList<ChangePart> Parts);
