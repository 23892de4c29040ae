using ImageBench.Images.Packages;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;

namespace ImageBench.Images.Contents;

/// <summary>
/// The packages of a distribution that files ask for: the libraries that they load, what runs them, and what a container starts.
/// </summary>
internal static class NeededPackages
{
    /// <summary>
    /// Of the files of those layers, by name; only packages that lie above the first <paramref name="below"/> layers. Null: of one of the
    /// files it is not known.
    /// </summary>
    public static IReadOnlyList<string>? Of(ImageTree image, Func<int, bool> isOfLayers, int below)
    {
        var (tree, paths) = (image.Tree, new TreePaths(image.Tree));
        var asking = image.Programs.ByInode
            .Where(program => tree.Inodes[program.Key] is { Links: > 0, Layer: var layer } && isOfLayers(layer))
            .Select(program => program.Value)
            .ToList();
        if (asking.Exists(needs => !needs.IsKnown))
            return null;
        var libraries = asking.SelectMany(needs => needs.Libraries).ToHashSet(StringComparer.Ordinal);
        var interpreters = asking.Select(needs => needs.Interpreter).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);
        HashSet<int> asked =
        [
            .. Named(tree, libraries).Select(path => paths.FindFile("/", path)),
            .. interpreters.SelectMany(name => Started(image, name, paths)),
            .. new StartCommand(image.Config.Config).FilesIn(paths),
        ];
        var owners = new PackageOwners(tree, image.Packages, image.Lists);
        return
        [
            .. asked.Where(inode => inode >= 0 && tree.Inodes[inode].Layer > below)
                .Select(owners.OwnerOf)
                .Where(owner => owner >= 0)
                .Select(owner => owners.Packages[owner])
                .Where(package => package.Manager is "dpkg" or "apk" or "rpm")
                .Select(package => package.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    // Wherever a loader might look for them: of two of one name both are asked for.
    private static List<string> Named(MergedTree tree, HashSet<string> libraries)
    {
        List<string> found = [];
        for (var node = NodeTable.Root + 1; node < tree.Nodes.Count && libraries.Count > 0; node++)
        {
            if (tree.Nodes[node] is { Exists: true, IsDirectory: false } && tree.Nodes.Name(node).IndexOf(".so"u8) >= 0
                && libraries.Contains(TarName.Text(tree.Nodes.Name(node))))
            {
                found.Add(tree.Nodes.Path(node));
            }
        }

        return found;
    }

    private static IReadOnlySet<int> Started(ImageTree image, string name, TreePaths paths) => new StartCommand(
        (image.Config.Config ?? new ImageConfig.RunConfig(null, null, null, null, null)) with { Entrypoint = [name], Cmd = [] })
        .FilesIn(paths);
}
