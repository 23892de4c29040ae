using ImageBench.Images.Contents;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;

namespace ImageBench.Images.Archives;

/// <summary>Reads the uncompressed tar of a layer.</summary>
internal static class LayerReader
{
    public static async Task<LayerContent> Read(HashedStream tar, CancellationToken cancellationToken)
    {
        using var window = new Window(tar);
        var walker = new TarWalker(window);
        var entries = new EntryLog();
        var packages = new Dictionary<string, int?>(StringComparer.Ordinal);
        long unpacked = 0;
        int files = 0, directories = 0, links = 0;
        while (await walker.Next(cancellationToken))
        {
            var entry = walker.Entry;
            entries.Add(entry);
            if (TarName.IsWhiteout(entry.Name.Span))
                continue;
            unpacked = Sum(unpacked, entry.Size);
            files += entry.Kind == TarKind.File ? 1 : 0;
            directories += entry.Kind == TarKind.Directory ? 1 : 0;
            links += entry.Kind is TarKind.Symlink or TarKind.HardLink ? 1 : 0;
            if (entry.Kind == TarKind.File && packages.Count < PackageDatabase.FileLimit && PackageDatabase.PathOf(entry.Name.Span) is { } database)
                packages[database] = await PackageDatabase.Count(walker, cancellationToken);
        }

        await walker.Finish(cancellationToken);
        return new LayerContent(tar.Digest(), new ByteSize(unpacked), files, directories, links, entries) { PackageCounts = packages };
    }

    /// <summary>Sparse files can claim more than they carry, so that a few of them pass what a number holds.</summary>
    private static long Sum(long total, long size) =>
        size <= long.MaxValue - total ? total + size : throw new InvalidDataException("its files claim more than 8 EiB");
}
