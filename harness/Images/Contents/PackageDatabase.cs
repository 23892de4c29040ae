using System.Buffers;
using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;

namespace ImageBench.Images.Contents;

/// <summary>The files in which dpkg and apk keep what is installed; those of distroless images too, which have one a package.</summary>
internal static class PackageDatabase
{
    /// <summary>No layer has more of them; what follows is not read, and the packages of the image are not known.</summary>
    public const int FileLimit = 10_000;

    /// <summary>A database is held in memory while its packages are counted; that of a full desktop takes some 8 MB.</summary>
    private const int LengthLimit = 32 * 1024 * 1024;

    /// <summary>The path from the image's root of an entry that is a database, or null for another.</summary>
    public static string? PathOf(ReadOnlySpan<byte> name)
    {
        if (name.IndexOf("lib/dpkg/status"u8) < 0 && name.IndexOf("lib/apk/db/installed"u8) < 0)
            return null;
        Span<byte> buffer = stackalloc byte[TarName.PathLimit];
        var path = TarName.Text(TarName.Clean(name, buffer));
        return path is "var/lib/dpkg/status" or "lib/apk/db/installed" or "usr/lib/apk/db/installed" || path.StartsWith("var/lib/dpkg/status.d/", StringComparison.Ordinal)
            ? path
            : null;
    }

    /// <summary>The packages of an image, by the databases that its last layer leaves; null where there is none, or one that could not be read.</summary>
    public static int? CountIn(MergedTree tree, IReadOnlyList<LayerContent> layers)
    {
        if (layers.Any(layer => layer.PackageCounts.Count >= FileLimit))
            return null;
        int?[] counts = [.. layers
            .SelectMany((layer, i) => layer.PackageCounts.Where(database => LayerOf(tree, database.Key) == i + 1))
            .Select(database => database.Value)];
        return counts.Length == 0 || counts.Contains(null) ? null : counts.Sum();
    }

    /// <summary>The layer (from 1) that wrote the file of that path, or 0 where there is no file.</summary>
    private static int LayerOf(MergedTree tree, string path) =>
        tree.Nodes.Find(Encoding.UTF8.GetBytes(path)) is var node and >= 0 && tree.Nodes[node].Inode is var inode and >= 0 ? tree.Inodes[inode].Layer : 0;

    /// <summary>Reads the entry that the walker stands at; null where it is too long to be read.</summary>
    public static async ValueTask<int?> Count(TarWalker walker, CancellationToken cancellationToken)
    {
        if (walker.Entry.Size > LengthLimit)
            return null;
        var block = ArrayPool<byte>.Shared.Rent((int)walker.Entry.Size + 1);
        try
        {
            var length = 0;
            for (var read = -1; read != 0; length += read)
                read = await walker.Read(block.AsMemory(length), cancellationToken);
            return Count(block.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>Packages are paragraphs: "Package:" and a status in dpkg's, "P:" in apk's. A file of distroless has no status: what is there is installed.</summary>
    private static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        var (isPackage, isInstalled) = (false, true);
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimEnd((byte)'\r');
            if (line.StartsWith("Package:"u8) || line.StartsWith("P:"u8))
                isPackage = true;
            else if (line.StartsWith("Status:"u8))
                isInstalled = line.TrimEnd((byte)' ').EndsWith(" installed"u8);
            if (!line.IsEmpty)
                continue;
            count += isPackage && isInstalled ? 1 : 0;
            (isPackage, isInstalled) = (false, true);
        }

        return count + (isPackage && isInstalled ? 1 : 0);
    }
}
