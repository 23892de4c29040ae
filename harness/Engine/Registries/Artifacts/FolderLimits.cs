namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>What a folder from a registry may unpack to at most: files, folders and links together, and bytes.</summary>
internal sealed record FolderLimits(long Entries, long Bytes)
{
    /// <summary>More than any run folder or folder of scenarios comes to, and less than a disk.</summary>
    public static FolderLimits Usual { get; } = new(1_000_000, 8L * 1024 * 1024 * 1024);
}
