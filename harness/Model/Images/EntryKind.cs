namespace ImageBench.Model.Images;

/// <summary>What an entry of a layer is. A whiteout deletes a path of lower layers, an opaque one all that they have in a directory. <c>Other</c>: devices and pipes.</summary>
internal enum EntryKind
{
    File,
    HardLink,
    Symlink,
    Directory,
    Other,
    Whiteout,
    OpaqueWhiteout,
}
