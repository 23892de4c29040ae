namespace ImageBench.Model.Images.Entries;

/// <summary>
/// What an entry of a layer is. A whiteout deletes a path of lower layers, an opaque one all that they have in a directory. <c>Other</c>:
/// devices and pipes.
/// </summary>
internal enum EntryKind
{
    [Word("file")]
    File,

    [Word("hard-link", Older = "hard_link")]
    HardLink,

    [Word("symlink")]
    Symlink,

    [Word("directory")]
    Directory,

    [Word("other")]
    Other,

    [Word("whiteout")]
    Whiteout,

    [Word("opaque-whiteout", Older = "opaque_whiteout")]
    OpaqueWhiteout,
}
