using ImageBench.Images.Packages;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;

namespace ImageBench.Images.Archives;

/// <summary>
/// Reads the uncompressed tar of a layer; where images are compared, with a digest of each file under the key that is given. The packages
/// of a layer that is compared are told by name in any case.
/// </summary>
internal static class LayerReader
{
    public static async Task<LayerContent> Read(
        HashedStream tar, ContentKey? compared, bool withPackages, CancellationToken cancellationToken)
    {
        using var window = new Window(tar);
        using var digest = compared is null ? null : new ContentDigest(compared);
        var walker = new TarWalker(window);
        var entries = new EntryLog(withDetails: compared is not null);
        var packages = new PackageReader(withNames: withPackages || compared is not null);
        var read = digest?.Tap(walker) ?? walker.Read;
        long unpacked = 0;
        int files = 0, directories = 0, links = 0;
        while (await walker.Next(cancellationToken))
        {
            var entry = walker.Entry;
            var isWhiteout = TarName.IsWhiteout(entry.Name.Span);
            if (entry.Kind == TarKind.File && !isWhiteout)
                await packages.Look(walker, read, cancellationToken);
            if (digest is not null && entry is { Kind: TarKind.File, Size: > 0 })
            {
                var content = await digest.Finish(walker, cancellationToken);
                entry = entry with { Detail = entry.Detail.GetValueOrDefault() with { Digest = content } };
            }

            entries.Add(entry);
            if (isWhiteout)
                continue;
            unpacked = Sum(unpacked, entry.Size);
            files += entry.Kind == TarKind.File ? 1 : 0;
            directories += entry.Kind == TarKind.Directory ? 1 : 0;
            links += entry.Kind is TarKind.Symlink or TarKind.HardLink ? 1 : 0;
        }

        await walker.Finish(cancellationToken);
        return new LayerContent(tar.Digest(), new ByteSize(unpacked), files, directories, links, entries)
        {
            TarLength = tar.Length,
            PackageCounts = packages.Counts,
            Packages = packages.Packages,
            PackageLists = packages.Lists,
            Programs = packages.Programs,
        };
    }

    /// <summary>Sparse files can claim more than they carry, so that a few of them pass what a number holds.</summary>
    private static long Sum(long total, long size) =>
        size <= long.MaxValue - total ? total + size : throw new InvalidDataException("its files claim more than 8 EiB");
}
