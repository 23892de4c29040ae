using System.Buffers;
using System.Text;
using ImageBench.Images.Packages.Rpm;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// The files in which dpkg, apk and rpm keep what is installed; those of distroless images too, which have one a package.
/// </summary>
internal static class PackageDatabase
{
    /// <summary>No layer has more of them; what follows is not read, and the packages of the image are not known.</summary>
    public const int FileLimit = 10_000;

    /// <summary>A database is held in memory while its packages are counted; that of a full desktop takes some 8 MB.</summary>
    private const int LengthLimit = 32 * 1024 * 1024;

    /// <summary>Those of rpm hold the files of all packages besides.</summary>
    public const int RpmLengthLimit = 128 * 1024 * 1024;

    /// <summary>The path from the image's root of an entry that is a database, or null for another.</summary>
    public static string? PathOf(ReadOnlySpan<byte> name)
    {
        if (name.IndexOf("lib/dpkg/status"u8) < 0 && name.IndexOf("lib/apk/db/installed"u8) < 0 && name.IndexOf("/rpm"u8) < 0)
            return null;
        Span<byte> buffer = stackalloc byte[TarName.PathLimit];
        var path = TarName.Text(TarName.Clean(name, buffer));
        return path is "var/lib/dpkg/status" or "lib/apk/db/installed" or "usr/lib/apk/db/installed"
            || (path.StartsWith("var/lib/dpkg/status.d/", StringComparison.Ordinal) && !path.EndsWith(".md5sums", StringComparison.Ordinal))
            || RpmDatabase.IsOne(path)
            ? path
            : null;
    }

    /// <summary>
    /// The packages themselves, with the databases that its last layer leaves; empty where there are none or they were not kept.
    /// </summary>
    public static IReadOnlyList<InstalledPackage> ListIn(MergedTree tree, IReadOnlyList<LayerContent> layers) =>
        [.. layers.SelectMany((layer, i) => layer.Packages.Where(database => LayerOf(tree, database.Key) == i + 1))
            .SelectMany(database => database.Value)];

    /// <summary>
    /// The packages of an image, by the databases that its last layer leaves; null where there is none, or one that could not be read.
    /// </summary>
    public static int? CountIn(MergedTree tree, IReadOnlyList<LayerContent> layers)
    {
        if (layers.Any(layer => layer.PackageCounts.Count >= FileLimit))
            return null;
        int?[] counts = [.. layers
            .SelectMany((layer, i) => layer.PackageCounts.Where(database => LayerOf(tree, database.Key) == i + 1))
            .Select(database => database.Value)];
        return counts.Length == 0 || counts.Contains(null) ? null : counts.Sum();
    }

    /// <summary>Those that its last layer leaves and that are not read, each with what it is.</summary>
    public static IReadOnlyList<string> UnreadIn(MergedTree tree, IReadOnlyList<LayerContent> layers) =>
    [
        .. layers.SelectMany((layer, i) => layer.PackageCounts
            .Where(database => database.Value is null && LayerOf(tree, database.Key) == i + 1))
            .Select(database => $"/{database.Key} ({RpmDatabase.UnreadForm(database.Key) ?? "damaged or too long"})")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The layer (from 1) that wrote the file of that path, or 0 where there is no file.</summary>
    public static int LayerOf(MergedTree tree, string path) =>
        tree.Nodes.Find(Encoding.UTF8.GetBytes(path)) is var node and >= 0 && tree.Nodes[node].Inode is var inode and >= 0
            ? tree.Inodes[inode].Layer
            : 0;

    /// <summary>
    /// Reads a database of that length and gives its text to one who makes something of it; null where it is too long to be read.
    /// </summary>
    public static async ValueTask<T?> Read<T>(
        long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, Func<ReadOnlyMemory<byte>, T> use,
        CancellationToken cancellationToken,
        int limit = LengthLimit)
        where T : class
    {
        if (size > limit)
            return null;
        var block = ArrayPool<byte>.Shared.Rent((int)size + 1);
        try
        {
            var length = 0;
            for (var read = -1; read != 0; length += read)
                read = await source(block.AsMemory(length), cancellationToken);
            return use(block.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
