using System.Formats.Tar;

namespace ImageBench.Images.Tar;

/// <summary>Looks for one file in a tar, as it arrives.</summary>
internal static class TarFileSearch
{
    private const int BlockBytes = 128 * 1024;

    /// <summary>
    /// The mode and the time of the regular file of that path, whose bytes go to <paramref name="take"/>; null where there is none.
    /// </summary>
    public static async Task<(UnixFileMode Mode, DateTimeOffset ModifiedAt)?> Run(
        Stream stream, string path, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        var wanted = TarPlaces.Normal(path);
        await using var tar = new TarReader(stream, leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (TarPlaces.Normal(entry.Name) != wanted)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                return null;
            var block = new byte[BlockBytes];
            while (entry.DataStream is { } data && await data.ReadAsync(block, cancellationToken) is > 0 and var count)
                take(block.AsMemory(0, count));
            return (entry.Mode, entry.ModificationTime);
        }

        return null;
    }
}
