using ImageBench.Images.Packages.Rpm;
using ImageBench.Images.Programs;
using ImageBench.Images.Tar;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// What the files of one layer call installed: databases of distributions, which are counted for every image; the packages by name, and
/// those of languages, only where their names are asked for.
/// </summary>
internal sealed class PackageReader(bool withNames)
{
    /// <summary>Of packages that a layer keeps by name: a desktop has some 3,000.</summary>
    public const int PackageLimit = 50_000;

    /// <summary>Of the text that a language keeps beside a package, its description with it.</summary>
    private const int TextLimit = 4 * 1024 * 1024;

    private readonly Dictionary<string, int?> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<InstalledPackage>> _packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _lists = new(StringComparer.Ordinal);
    private readonly ProgramFiles _programs = new();
    private int _left = PackageLimit;
    private long _room = PackageLists.LengthLimit;

    public IReadOnlyDictionary<string, int?> Counts => _counts;

    public IReadOnlyDictionary<string, IReadOnlyList<InstalledPackage>> Packages => _packages;

    public IReadOnlyDictionary<string, byte[]> Lists => _lists;

    public IReadOnlyDictionary<string, ProgramNeeds> Programs => _programs.Programs;

    /// <summary>
    /// Looks at the entry that the walker stands at, a file, and reads it where it says something. <paramref name="source"/> is how it is
    /// read.
    /// </summary>
    public async ValueTask Look(
        TarWalker walker, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        var (name, size) = (walker.Entry.Name, walker.Entry.Size);
        if (PackageDatabase.PathOf(name.Span) is { } database)
            await ReadDatabase(database, size, source, cancellationToken);
        else if (!withNames)
            return;
        else if (PackageLists.PathOf(name.Span) is { } list)
            await ReadList(list, size, source, cancellationToken);
        else if (PackageFileName.Of(name.Span) is var kind and not PackageFile.None)
            await ReadLanguage(kind, PackageFileName.Path(name.Span), size, source, cancellationToken);
        else if (size > 0 && await _programs.Look(walker, source, cancellationToken) is [var first, ..] modules)
            Keep(first.Place, modules);
    }

    /// <summary>
    /// Keeps the text of a list; without room for all of them, the packages that are left out have no bytes of their own.
    /// </summary>
    private async ValueTask ReadList(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        if (size > _room)
            return;
        var text = await PackageDatabase.Read(size, source, read => read.ToArray(), cancellationToken) ?? [];
        if (TakeRoom(text.Length))
            _lists[path] = text;
    }

    private async ValueTask ReadDatabase(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        if (_counts.Count >= PackageDatabase.FileLimit)
            return;
        if (RpmDatabase.IsOne(path))
        {
            await ReadRpm(path, size, source, cancellationToken);
            return;
        }

        var read = await PackageDatabase.Read(size, source, text => ReadText(path, text), cancellationToken);
        _counts[path] = read?.Count;
        Keep(path, read?.Packages ?? []);
    }

    private async ValueTask ReadRpm(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        // A journal of nothing is left beside most databases.
        if (size == 0)
            return;
        _counts[path] = null;
        if (RpmDatabase.UnreadForm(path) is not null)
            return;
        await PackageDatabase.Read(size, source, file =>
        {
            _counts[path] = RpmDatabase.Count(path, file);
            if (withNames)
                Keep(path, RpmDatabase.Packages(path, file, _left, TakeRoom, KeepList));
            return path;
        }, cancellationToken, PackageDatabase.RpmLengthLimit);
    }

    private async ValueTask ReadLanguage(
        PackageFile kind,
        string path,
        long size,
        Func<Memory<byte>, CancellationToken, ValueTask<int>> source,
        CancellationToken cancellationToken)
    {
        if (kind == PackageFile.Jar)
        {
            var jar = size > JarFile.LengthLimit
                ? [.. ((InstalledPackage?[])[JarFile.OfName(path, path)]).OfType<InstalledPackage>()]
                : await PackageDatabase.Read(size, source, zip => JarFile.Read(path, zip), cancellationToken);
            Keep(path, jar ?? []);
        }
        else if (size <= TextLimit)
        {
            Keep(path, await PackageDatabase.Read(
                size, source, text => LanguageText.Read(kind, path, text.Span), cancellationToken) ?? []);
        }
    }

    private Text ReadText(string path, ReadOnlyMemory<byte> text) => new(
        PackageText.Count(text.Span),
        withNames ? PackageText.Read(text.Span, path, _left, TakeRoom, KeepList) : []);

    private void Keep(string path, IReadOnlyList<InstalledPackage> packages)
    {
        if (packages.Count == 0)
            return;
        _packages[path] = [.. packages.Take(_left)];
        _left -= _packages[path].Count;
    }

    private void KeepList(InstalledPackage package, byte[] files) => _lists[PackageLists.ListIn(package)] = files;

    // Also of what is left out in the end: a database may be there many times.
    private bool TakeRoom(int bytes)
    {
        _room -= bytes;
        return _room >= 0;
    }

    private sealed record Text(int Count, IReadOnlyList<InstalledPackage> Packages);
}
