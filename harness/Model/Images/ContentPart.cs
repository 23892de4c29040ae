namespace ImageBench.Model.Images;

/// <summary>
/// The files of one kind below one top directory: "/usr/lib" rather than "/usr", where nearly all would be. An empty directory stands for
/// all the smaller ones.
/// </summary>
internal sealed record ContentPart(ContentKind Kind, string Directory, ByteSize Unpacked, int FileCount);
