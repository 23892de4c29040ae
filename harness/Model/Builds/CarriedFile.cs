namespace ImageBench.Model.Builds;

/// <summary>A file taken out of one build's image, for the context of the next; <c>Path</c> is where it lies.</summary>
internal sealed record CarriedFile(string Path, ReadOnlyMemory<byte> Content, UnixFileMode Mode);
