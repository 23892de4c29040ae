namespace ImageBench.Images.Tar;

/// <summary>What a tar entry stands for. <c>Other</c>: devices and pipes, and what only other programs know; they count no bytes.</summary>
internal enum TarKind : byte
{
    File,
    HardLink,
    Symlink,
    Directory,
    Other,
}
