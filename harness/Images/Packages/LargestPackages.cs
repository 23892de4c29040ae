using System.Runtime.InteropServices;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>The packages of an image that take most, by the files that are theirs.</summary>
internal static class LargestPackages
{
    // A package of somebody else's may call itself anything.
    private const int LongestName = 200;

    /// <summary>The most bytes first; those of which the image does not say which files are theirs are not among them.</summary>
    public static IReadOnlyList<LargePackage> In(MergedTree tree, PackageOwners owners)
    {
        var parts = new Dictionary<(int Package, int Layer), long>();
        for (var inode = 0; inode < tree.Inodes.Count; inode++)
        {
            if (owners.OwnerOf(inode) is var owner and >= 0)
                CollectionsMarshal.GetValueRefOrAddDefault(parts, (owner, tree.Inodes[inode].Layer), out _) += tree.Inodes[inode].Size;
        }

        return
        [
            .. parts.GroupBy(part => part.Key.Package)
                .Select(layers => (
                    Package: owners.Packages[layers.Key],
                    Layer: layers.MaxBy(layer => layer.Value).Key.Layer,
                    Bytes: layers.Sum(layer => layer.Value)))
                .OrderByDescending(package => package.Bytes)
                .ThenBy(package => package.Package.Name, StringComparer.Ordinal)
                .Take(ImageContents.PackageLimit)
                .Select(package => Large(package.Package, package.Layer, package.Bytes)),
        ];
    }

    private static LargePackage Large(InstalledPackage package, int layer, long bytes) => new(
        package.Manager,
        PlainText.Line(package.Name, LongestName),
        PlainText.Line(package.Version, LongestName),
        layer,
        new ByteSize(bytes));
}
