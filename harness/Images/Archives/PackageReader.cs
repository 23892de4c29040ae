using ImageBench.Images.Contents;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>What the package databases of one layer call installed; the packages by name only where images are compared.</summary>
internal sealed class PackageReader(bool isCompared)
{
    /// <summary>Of packages that are kept by name: a desktop has some 3,000.</summary>
    private const int PackageLimit = 50_000;

    private readonly Dictionary<string, int?> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<InstalledPackage>> _packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _lists = new(StringComparer.Ordinal);
    private int _left = PackageLimit;
    private long _room = PackageLists.LengthLimit;

    public IReadOnlyDictionary<string, int?> Counts => _counts;

    public IReadOnlyDictionary<string, IReadOnlyList<InstalledPackage>> Packages => _packages;

    public IReadOnlyDictionary<string, byte[]> Lists => _lists;

    /// <summary>
    /// Keeps the text of a list; without room for all of them, the packages that are left out have no bytes of their own.
    /// </summary>
    public async ValueTask ReadList(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        if (size > _room)
            return;
        var text = await PackageDatabase.Read(size, source, read => read.ToArray(), cancellationToken);
        _lists[path] = text ?? [];
        _room -= size;
    }

    public async ValueTask Read(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        if (_counts.Count >= PackageDatabase.FileLimit)
            return;
        var read = await PackageDatabase.Read(size, source, ReadText, cancellationToken);
        _counts[path] = read?.Count;
        _packages[path] = read?.Packages ?? [];
        _left -= read?.Packages.Count ?? 0;
    }

    private Text ReadText(ReadOnlyMemory<byte> text) =>
        new(PackageText.Count(text.Span), isCompared ? PackageText.Read(text.Span, _left) : []);

    private sealed record Text(int Count, IReadOnlyList<InstalledPackage> Packages);
}
