using ImageBench.Images.Contents;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>What the package databases of one layer call installed; the packages by name only where images are compared.</summary>
internal sealed class PackageReader(bool isCompared)
{
    /// <summary>Of packages that are kept by name: a desktop has some 3,000.</summary>
    private const int PackageLimit = 50_000;

    private readonly Dictionary<string, int?> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<InstalledPackage>> packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> lists = new(StringComparer.Ordinal);
    private int left = PackageLimit;
    private long room = PackageLists.LengthLimit;

    public IReadOnlyDictionary<string, int?> Counts => counts;

    public IReadOnlyDictionary<string, IReadOnlyList<InstalledPackage>> Packages => packages;

    public IReadOnlyDictionary<string, byte[]> Lists => lists;

    /// <summary>
    /// Keeps the text of a list; without room for all of them, the packages that are left out have no bytes of their own.
    /// </summary>
    public async ValueTask ReadList(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        if (size > room)
            return;
        var text = await PackageDatabase.Read(size, source, read => read.ToArray(), cancellationToken);
        lists[path] = text ?? [];
        room -= size;
    }

    public async ValueTask Read(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        if (counts.Count >= PackageDatabase.FileLimit)
            return;
        var read = await PackageDatabase.Read(size, source, ReadText, cancellationToken);
        counts[path] = read?.Count;
        packages[path] = read?.Packages ?? [];
        left -= read?.Packages.Count ?? 0;
    }

    private Text ReadText(ReadOnlyMemory<byte> text) => new(PackageText.Count(text.Span), isCompared ? PackageText.Read(text.Span, left) : []);

    private sealed record Text(int Count, IReadOnlyList<InstalledPackage> Packages);
}
