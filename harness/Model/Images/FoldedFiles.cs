namespace ImageBench.Model.Images;

/// <summary>
/// Some of the files that a container of an image would see: one large file by its path, or what of a folder stands nowhere else, as far as
/// it is of one kind and one layer (from 1). All of them together are all files.
/// </summary>
internal sealed record FoldedFiles(string Path, bool IsFile, int LayerPosition, ContentKind Kind, ByteSize Unpacked, int FileCount);
