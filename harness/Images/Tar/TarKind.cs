namespace ImageBench.Images.Tar;

/// <summary>What a tar entry stands for. <c>Other</c>: devices and pipes, which have no bytes.</summary>
internal enum TarKind : byte
{
    File,
    HardLink,
    Symlink,
    Directory,
    Other,
}
