namespace ImageBench.Model.Images;

/// <summary>
/// What a container of the image would see, summed up: the unpacked size without what is wasted. <c>Parts</c> and <c>Largest</c> have the
/// most bytes first; a file with several names is in them once.
/// </summary>
internal sealed record ImageContents(IReadOnlyList<ContentPart> Parts, IReadOnlyList<LargeFile> Largest)
{
    /// <summary>How many of the largest files are kept.</summary>
    public const int LargestLimit = 50;

    /// <summary>How many of the packages that take most are kept.</summary>
    public const int PackageLimit = 50;

    /// <summary>How many parts have a directory of their own.</summary>
    public const int PartLimit = 100;

    /// <summary>The same bytes by folder, file, layer and kind, in a bounded number of parts; none of a run of an older version.</summary>
    public IReadOnlyList<FoldedFiles> Map { get; init; } = [];

    /// <summary>The packages that take most, the most bytes first; none where it has none or does not say which files are theirs.</summary>
    public IReadOnlyList<LargePackage> Packages { get; init; } = [];

    public ByteSize Unpacked => new(Parts.Sum(part => part.Unpacked.Bytes));

    public ByteSize Of(ContentKind kind) => new(Parts.Where(part => part.Kind == kind).Sum(part => part.Unpacked.Bytes));
}
