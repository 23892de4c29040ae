namespace ImageBench.Images;

/// <summary>
/// One entry of a tar. The names are bytes, since Linux allows any; they are valid until the next entry is read.
/// <c>Size</c> is the file's own, holes of a sparse file included; 0 for what is not a file.
/// </summary>
internal readonly record struct TarEntry(TarKind Kind, ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> LinkTarget, long Size);
