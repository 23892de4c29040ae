using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Contents;

/// <summary>
/// Which files are a package's: dpkg keeps a list a package (distroless images the sums of their files), apk has them in its database. The
/// bytes are those of the image, so a list counts what is left of a package there.
/// </summary>
internal sealed class PackageLists
{
    /// <summary>Of one layer's lists together: those of a full desktop take some 20 MB.</summary>
    public const long LengthLimit = 64 * 1024 * 1024;

    private const string Dpkg = "var/lib/dpkg/info/";
    private const string Distroless = "var/lib/dpkg/status.d/";

    private readonly MergedTree _tree;
    private readonly TreePaths _paths;
    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.Ordinal);

    public PackageLists(MergedTree tree, IReadOnlyList<LayerContent> layers)
    {
        (_tree, _paths) = (tree, new TreePaths(tree));
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var (path, text) in layers[i].PackageLists.Where(list => PackageDatabase.LayerOf(tree, list.Key) == i + 1))
                _texts[path] = text;
        }
    }

    /// <summary>The path from the image's root of an entry that is a list, or null for another.</summary>
    public static string? PathOf(ReadOnlySpan<byte> name)
    {
        if (!name.EndsWith(".list"u8) && !name.EndsWith(".md5sums"u8))
            return null;
        if (name.IndexOf("lib/dpkg/info/"u8) < 0 && name.IndexOf("lib/dpkg/status.d/"u8) < 0)
            return null;
        Span<byte> buffer = stackalloc byte[TarName.PathLimit];
        var path = TarName.Text(TarName.Clean(name, buffer));
        var isList = path.StartsWith(Dpkg, StringComparison.Ordinal) && path.EndsWith(".list", StringComparison.Ordinal);
        var hasSums = path.StartsWith(Distroless, StringComparison.Ordinal) && path.EndsWith(".md5sums", StringComparison.Ordinal);
        return isList || hasSums ? path : null;
    }

    /// <summary>
    /// The bytes of a package's files that a container sees, each file once; null: the image does not say which files are its own.
    /// </summary>
    public ByteSize? BytesOf(InstalledPackage package)
    {
        string[] names =
        [
            $"{Dpkg}{package.Name}:{package.Architecture}.list", $"{Dpkg}{package.Name}.list", $"{Distroless}{package.Name}.md5sums",
        ];
        return package.Manager == "dpkg" && names.FirstOrDefault(_texts.ContainsKey) is { } name
            ? BytesOf(_texts[name], hasSums: name.StartsWith(Distroless, StringComparison.Ordinal))
            : null;
    }

    private ByteSize BytesOf(byte[] text, bool hasSums)
    {
        var seen = new HashSet<int>();
        long bytes = 0;
        foreach (var line in Encoding.UTF8.GetString(text).Split('\n'))
        {
            // "d41d8cd98f00b204e9800998ecf8427e  usr/bin/x", or "/usr/bin/x".
            var path = hasSums ? line[(line.IndexOf("  ", StringComparison.Ordinal) + 1)..].Trim() : line;
            var inode = path.Length < 2 ? -1 : _paths.FindFile("/", path);
            if (inode >= 0 && seen.Add(inode))
                bytes += _tree.Inodes[inode].Size;
        }

        return new ByteSize(bytes);
    }
}
