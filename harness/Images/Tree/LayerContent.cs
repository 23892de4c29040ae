using ImageBench.Images.Programs;
using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Tree;

/// <summary>
/// What a layer's tar holds. <c>LinkCount</c> counts symlinks and hard links; whiteouts count as nothing, and are in the entries.
/// </summary>
internal sealed record LayerContent(string DiffId, ByteSize Unpacked, int FileCount, int DirectoryCount, int LinkCount, EntryLog Entries)
{
    /// <summary>Of the tar itself, uncompressed.</summary>
    public long TarLength { get; init; }

    /// <summary>
    /// Of the package databases in it, by path: the packages that they call installed, or null where that cannot be told.
    /// </summary>
    public IReadOnlyDictionary<string, int?> PackageCounts { get; init; } = new Dictionary<string, int?>();

    /// <summary>The same packages, by the database's path; kept where they are told by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InstalledPackage>> Packages { get; init; } =
        new Dictionary<string, IReadOnlyList<InstalledPackage>>();

    /// <summary>The texts that say which files are a package's, by path; kept where packages are told by name, as far
    /// as there is room.</summary>
    public IReadOnlyDictionary<string, byte[]> PackageLists { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>What its programs, libraries and scripts ask for, by path; kept where images are compared.</summary>
    public IReadOnlyDictionary<string, ProgramNeeds> Programs { get; init; } = new Dictionary<string, ProgramNeeds>();
}
