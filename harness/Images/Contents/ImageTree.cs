using ImageBench.Images.Documents;
using ImageBench.Images.Packages;
using ImageBench.Images.Tree;
using ImageBench.Model.Images;

namespace ImageBench.Images.Contents;

/// <summary>
/// An image with the tree of its files and its config, for those who look at more than its facts. <c>Packages</c> and the lists of their
/// files are known where they are told by name.
/// </summary>
internal sealed record ImageTree(ImageFacts Facts, ImageConfig Config, MergedTree Tree, IReadOnlyList<InstalledPackage> Packages,
    PackageLists Lists)
{
    /// <summary>The digest of the image that it says it was made from; null: it does not say.</summary>
    public string? ParentDigest { get; init; }

    /// <summary>The databases of packages in it that are not read, as in "/var/lib/rpm/Packages (Berkeley DB)".</summary>
    public IReadOnlyList<string> UnreadPackages { get; init; } = [];

    /// <summary>What its programs, libraries and scripts ask for; known where images are compared.</summary>
    public required ImagePrograms Programs { get; init; }

    /// <summary>The layers that wrote a database of packages, from 1: those that installed something, or removed it.</summary>
    public IReadOnlySet<int> PackageLayers { get; init; } = new HashSet<int>();

    /// <summary>Where its files lie; null: in no archive and no folder.</summary>
    public PlacedImage? Placed { get; init; }
}
