namespace ImageBench.Model.Images;

/// <summary>
/// One entry of the image's rootfs.diff_ids. <c>Position</c> counts from 1, oldest first. <c>DiffId</c> is the sha256 of the uncompressed
/// tar.
/// <c>Unpacked</c> is the sum of regular files plus the lengths of symlink targets; hard links add nothing.
/// </summary>
internal sealed record Layer(int Position, string DiffId, string Instruction, ByteSize Unpacked, int FileCount)
{
    public int DirectoryCount { get; init; }

    /// <summary>Symlinks and hard links.</summary>
    public int LinkCount { get; init; }

    /// <summary>The sha256 of the layer as it lies in the archive: the diff id where it is not compressed.</summary>
    public string StoredDigest { get; init; } = "";

    /// <summary>The length of the layer as it lies in the archive.</summary>
    public ByteSize Stored { get; init; }

    public Compression Compression { get; init; }

    /// <summary>What a registry holds of the layer, compressed; null: not known.</summary>
    public ByteSize? Content { get; init; }

    /// <summary>Bytes of this layer that later layers overwrite or delete; null: not known.</summary>
    public ByteSize? Wasted { get; init; }
}
