namespace ImageBench.Results.Exports;

/// <summary>
/// The shape of a difference's JSON. Property names become snake_case. What is not known is null; <c>Files</c> are the largest changes
/// first.
/// </summary>
internal sealed record DifferenceFile(
    string Schema,
    DifferenceFile.ImagePart Base,
    DifferenceFile.ImagePart Head,
    DifferenceFile.SizePart UnpackedBytes,
    DifferenceFile.SizePart ContentBytes,
    long VisibleChangeBytes,
    long HiddenChangeBytes,
    int SharedLayerCount,
    long? UpdateDownloadBytes,
    int ChangedFileCount,
    IReadOnlyList<DifferenceFile.LayerPart> Layers,
    IReadOnlyList<DifferenceFile.LargestPart> Largest,
    IReadOnlyList<DifferenceFile.FoldPart> Directories,
    IReadOnlyList<DifferenceFile.FoldPart> Kinds,
    IReadOnlyList<DifferenceFile.FoldPart> Instructions,
    IReadOnlyList<DifferenceFile.FoldPart> PackageFiles,
    IReadOnlyList<DifferenceFile.PackagePart> Packages,
    IReadOnlyList<DifferenceFile.SettingPart> Config,
    IEnumerable<DifferenceFile.FilePart> Files)
{
    internal sealed record ImagePart(string Image, string Platform, int LayerCount, int? ParentLayerCount);

    internal sealed record SizePart(long? Base, long? Head, long? Change, double? ChangePercent, long? FromParent, long? FromOwn);

    internal sealed record LayerPart(
        int? BasePosition,
        int? HeadPosition,
        string? BaseDiffId,
        string? HeadDiffId,
        bool Same,
        long? BaseUnpackedBytes,
        long? HeadUnpackedBytes,
        long? HeadContentBytes,
        string Instruction);

    /// <summary>An empty path stands for the package, for all of the parent, or for all that is not named.</summary>
    internal sealed record LargestPart(
        string Path,
        bool IsDirectory,
        bool IsParent,
        PackageName? Package,
        int FileCount,
        long ChangeBytes,
        long GrossBytes);

    internal sealed record PackageName(string Manager, string Name, string? BaseVersion, string? HeadVersion);

    /// <summary>Of packages, an empty name stands for the files of none.</summary>
    internal sealed record FoldPart(string Name, long AddedBytes, long RemovedBytes, long ChangeBytes, int FileCount);

    /// <summary>
    /// The bytes of the package's files in the images, and of what it says that it takes; <c>Place</c> is the file that says that it is
    /// there.
    /// </summary>
    internal sealed record PackagePart(
        string Manager,
        string Name,
        string? BaseVersion,
        string? HeadVersion,
        string Place,
        long? BaseBytes,
        long? HeadBytes,
        long? ChangeBytes,
        long? DeclaredChangeBytes);

    /// <summary>
    /// Values of environment variables are null where they were not asked for; the two flags tell where the setting is set.
    /// </summary>
    internal sealed record SettingPart(string Setting, string Name, bool InBase, bool InHead, string? Base, string? Head);

    internal sealed record FilePart(
        string Path,
        string Change,
        string Aspects,
        string EntryKind,
        string ContentKind,
        long? BaseBytes,
        long? HeadBytes,
        long ChangeBytes,
        int? BaseLayer,
        int? HeadLayer,
        bool? FromParent);
}
