using System.Formats.Tar;
using System.Globalization;
using System.Text;

namespace ImageBench.Provisioning.Parents;

/// <summary>
/// What a recipe takes from this machine into its build, for what Debian does not package: the lines of its host.txt, each a path here and
/// the name that it gets in the build context. What a line names is found when it is asked for.
/// </summary>
internal sealed class HostFiles(string file)
{
    private static readonly char[] Blanks = [' ', '\t'];

    private IReadOnlyList<(string Source, string Target)> Lines => !File.Exists(file)
        ? []
        : [.. File.ReadLines(file)
            .Select(line => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 2)
            .Select(words => (words[0], words[1]))];

    /// <summary>The paths here that are taken.</summary>
    public IReadOnlyList<string> Paths => [.. Found().Select(found => found.Path)];

    /// <summary>The first path that is not there, or null.</summary>
    public string? Missing() => Paths.FirstOrDefault(path => !Path.Exists(path));

    /// <summary>The names of all that is taken, with lengths and times of change: another as soon as it is a newer version.</summary>
    public string Listing()
    {
        var listing = new StringBuilder();
        foreach (var (item, name) in Entries())
        {
            var state = item is FileInfo { LinkTarget: null } content
                ? $"{content.Length} {content.LastWriteTimeUtc:O}"
                : item.LinkTarget ?? "";
            listing.Append(CultureInfo.InvariantCulture, $"{name} {state}\n");
        }

        return listing.ToString();
    }

    /// <summary>How many files and symlinks are taken, and the bytes of the files.</summary>
    public (int Count, long Bytes) Measure()
    {
        var items = Entries().Select(entry => entry.Item).Where(item => item is not DirectoryInfo { LinkTarget: null }).ToList();
        return (items.Count, items.OfType<FileInfo>().Sum(item => item.LinkTarget is null ? item.Length : 0));
    }

    public async Task Write(TarWriter tar, CancellationToken cancellationToken)
    {
        // A line that finds nothing still gives the folder that the Dockerfile copies.
        foreach (var target in Lines.Where(line => HostPlace.Find(line.Source, line.Target).All(found => found.Name != line.Target)).Select(
            line => line.Target))
        {
            await tar.WriteEntryAsync(new GnuTarEntry(TarEntryType.Directory, target + "/"), cancellationToken);
        }

        foreach (var (item, name) in Entries())
            await tar.WriteEntryAsync(item.FullName, name, cancellationToken);
    }

    private IEnumerable<(string Path, string Name)> Found() => Lines.SelectMany(line => HostPlace.Find(line.Source, line.Target));

    private IEnumerable<(FileSystemInfo Item, string Name)> Entries() => Found().SelectMany(found =>
        Walk(Directory.Exists(found.Path) ? new DirectoryInfo(found.Path) : new FileInfo(found.Path), found.Name));

    private static IEnumerable<(FileSystemInfo Item, string Name)> Walk(FileSystemInfo item, string name)
    {
        yield return (item, name);
        if (item is not DirectoryInfo { LinkTarget: null } folder)
            yield break;
        foreach (var inner in folder.EnumerateFileSystemInfos().OrderBy(inner => inner.Name, StringComparer.Ordinal))
        {
            foreach (var entry in Walk(inner, $"{name}/{inner.Name}"))
                yield return entry;
        }
    }
}
