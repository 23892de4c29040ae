using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// Whose package each file of an image is, and what its packages take: the bytes that a container sees, each file once. What a package of
/// the distribution brings is told as that package, not as one of a language that comes with it.
/// </summary>
internal sealed class PackageOwners
{
    private readonly MergedTree _tree;
    private readonly TreePaths _paths;
    private readonly List<InstalledPackage> _packages = [];
    private readonly List<long?> _bytes = [];
    private readonly Dictionary<int, int> _folders = []; // The package whose folder a node is.
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal); // Lists whose files were given to a package.
    private readonly int[] _owners; // By inode, -1: nobody's.

    public PackageOwners(MergedTree tree, IReadOnlyList<InstalledPackage> packages, PackageLists lists)
    {
        (_tree, _paths, _owners) = (tree, new TreePaths(tree), new int[tree.Inodes.Count]);
        Array.Fill(_owners, -1);
        foreach (var package in packages.Where(IsOfDistribution))
            AddListed(package, lists);
        foreach (var package in packages.Where(package => !IsOfDistribution(package) && !IsBrought(package)).ToList())
            AddOfLanguage(package, lists);
        if (_folders.Count > 0)
            GiveFolders();
    }

    public IReadOnlyList<InstalledPackage> Packages => _packages;

    /// <summary>Null: the image does not say which files are its own.</summary>
    public ByteSize? BytesOf(int package) => _bytes[package] is { } bytes ? new ByteSize(bytes) : null;

    /// <summary>The package's number, or -1.</summary>
    public int OwnerOf(int inode) => inode < 0 ? -1 : _owners[inode];

    private static bool IsOfDistribution(InstalledPackage package) => package.Manager is "dpkg" or "apk" or "rpm";

    private bool IsBrought(InstalledPackage package) =>
        _paths.FindFile("/", package.Place) is var inode and >= 0 && _owners[inode] is var owner and >= 0
        && IsOfDistribution(_packages[owner]);

    private void AddListed(InstalledPackage package, PackageLists lists)
    {
        var files = lists.FilesOf(package, _taken);
        var number = Add(package, isKnown: files is not null);
        if (files is not (var folder, var paths))
            return;
        foreach (var path in paths.Where(path => path.Length > 1))
            Give(_paths.FindNamed(folder, path), number);
    }

    private void AddOfLanguage(InstalledPackage package, PackageLists lists)
    {
        if (package.Manager == "pip" || package.IsPart)
        {
            AddListed(package, lists);
            return;
        }

        var folders = package.Manager is "npm" or "gem" ? Folders(package) : [];
        var number = Add(package, isKnown: true);
        Give(_paths.FindFile("/", package.Place), number);
        foreach (var folder in folders)
            _folders.TryAdd(folder, number);
    }

    private List<int> Folders(InstalledPackage package)
    {
        var folder = Above(package.Place);
        string[] names = [folder];
        if (package.Manager == "gem")
        {
            // A gem that comes with Ruby is in "specifications/default", and its program elsewhere.
            var gems = Above(folder.EndsWith("/default", StringComparison.Ordinal) ? Above(folder) : folder);
            names = [$"{gems}/gems/{LanguageText.GemName(package.Place)}"];
        }

        return [.. names.Select(name => _tree.Nodes.Find(System.Text.Encoding.UTF8.GetBytes(name))).Where(node => node > NodeTable.Root)];

        static string Above(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
    }

    private int Add(InstalledPackage package, bool isKnown)
    {
        _packages.Add(package);
        _bytes.Add(isKnown ? 0 : null);
        return _packages.Count - 1;
    }

    private void Give(int inode, int package)
    {
        if (inode < 0 || _owners[inode] >= 0)
            return;
        _owners[inode] = package;
        _bytes[package] += _tree.Inodes[inode].Size;
    }

    /// <summary>What nobody was given yet is the package's whose folder is nearest above.</summary>
    private void GiveFolders()
    {
        var nodes = _tree.Nodes;
        var open = new Stack<(int Directory, int Package)>([(NodeTable.Root, -1)]);
        while (open.TryPop(out var at))
        {
            for (var child = nodes[at.Directory].FirstChild; child >= 0; child = nodes[child].NextSibling)
            {
                if (nodes[child].IsDirectory)
                    open.Push((child, _folders.TryGetValue(child, out var own) ? own : at.Package));
                else if (at.Package >= 0)
                    Give(nodes[child].Inode, at.Package);
            }
        }
    }
}
