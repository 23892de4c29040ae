namespace ImageBench.Model.Images;

/// <summary>One of the largest files of an image, by the path that a container would see.</summary>
internal sealed record LargeFile(string Path, ContentKind Kind, ByteSize Unpacked);
