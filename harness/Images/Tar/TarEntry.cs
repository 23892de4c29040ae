namespace ImageBench.Images.Tar;

/// <summary>
/// One entry of a tar. The names are bytes, since Linux allows any; they are valid until the next entry is read.
/// <c>Size</c> is what the entry takes unpacked: a file's length, holes included; the length of a symlink's target; 0 for all else.
/// </summary>
internal readonly record struct TarEntry(TarKind Kind, ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> LinkTarget, long Size,
    bool IsSetuid = false)
{
    /// <summary>Null: not kept.</summary>
    public EntryDetail? Detail { get; init; }
}
