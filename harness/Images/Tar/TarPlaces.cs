using System.Formats.Tar;

namespace ImageBench.Images.Tar;

/// <summary>Where the files of a tar lie that can be read from any place.</summary>
internal static class TarPlaces
{
    public static async Task<Dictionary<string, (long Offset, long Length)>> Read(Stream stream, CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        await using var tar = new TarReader(stream, leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                places[Normal(entry.Name)] = (entry.DataOffset, entry.Length);
        }

        return places;
    }

    /// <summary>A name without what some writers put before it.</summary>
    public static string Normal(string name) => (name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name).Trim('/');
}
