using System.Text;
using ImageBench.Images.Packages.Rpm;
using ImageBench.Images.Tree;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// Which files are a package's, where an image says it: dpkg keeps a list a package (distroless images the sums of their files), apk and
/// rpm have them in their databases, pip in a RECORD.
/// </summary>
internal sealed class PackageLists
{
    /// <summary>Of one layer's lists together: those of a full desktop take some 20 MB.</summary>
    public const long LengthLimit = 64 * 1024 * 1024;

    private const string Dpkg = "var/lib/dpkg/info/";
    private const string Distroless = "var/lib/dpkg/status.d/";
    private const char OfPackage = '#'; // Between the database and a package of it: no path of a list has one.

    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.Ordinal);

    public PackageLists(MergedTree tree, IReadOnlyList<LayerContent> layers)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var (path, text) in layers[i].PackageLists.Where(list => PackageDatabase.LayerOf(tree, FileOf(list.Key)) == i + 1))
                _texts[path] = text;
        }
    }

    /// <summary>The path from the image's root of an entry that is a list, or null for another.</summary>
    public static string? PathOf(ReadOnlySpan<byte> name)
    {
        if (PackageFileName.IsList(name))
            return PackageFileName.Path(name);
        if (!name.EndsWith(".list"u8) && !name.EndsWith(".md5sums"u8))
            return null;
        if (name.IndexOf("lib/dpkg/info/"u8) < 0 && name.IndexOf("lib/dpkg/status.d/"u8) < 0)
            return null;
        var path = PackageFileName.Path(name);
        var isList = path.StartsWith(Dpkg, StringComparison.Ordinal) && path.EndsWith(".list", StringComparison.Ordinal);
        var hasSums = path.StartsWith(Distroless, StringComparison.Ordinal) && path.EndsWith(".md5sums", StringComparison.Ordinal);
        return isList || hasSums ? path : null;
    }

    /// <summary>What the list of a package is called that the database of apk or rpm holds. Of rpm's there may be several of one
    /// name.</summary>
    public static string ListIn(InstalledPackage package) => package.Manager == "rpm"
        ? $"{package.Place}{OfPackage}{package.Name}-{package.Version}.{package.Architecture}"
        : $"{package.Place}{OfPackage}{package.Name}";

    /// <summary>
    /// The paths of a package's files, and the folder that they start from; null: the image does not say. Of a list that many packages
    /// claim the first gets all: the others have none, and <paramref name="taken"/> holds such lists.
    /// </summary>
    public (string Folder, IEnumerable<string> Paths)? FilesOf(InstalledPackage package, ISet<string> taken) => package.Manager switch
    {
        "dpkg" => Lines($"{Dpkg}{package.Name}:{package.Architecture}.list", taken) ?? Lines($"{Dpkg}{package.Name}.list", taken)
            ?? Sums($"{Distroless}{package.Name}.md5sums", taken),
        "apk" or "rpm" => Lines(ListIn(package), taken),
        "pip" => Record(package.Place, taken),
        _ => null,
    };

    private static string FileOf(string list) => list.Split(OfPackage)[0] is var file
        && (file.EndsWith("lib/apk/db/installed", StringComparison.Ordinal) || RpmDatabase.IsOne(file)) ? file : list;

    private (string Folder, IEnumerable<string> Paths)? Lines(string list, ISet<string> taken) =>
        !_texts.TryGetValue(list, out var text) ? null
        : taken.Add(list) ? ("/", LinesOf(text))
        : ("/", []);

    // One by one: of a long list of short names, all of them at once take many times its bytes.
    private static IEnumerable<string> LinesOf(byte[] text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Array.IndexOf(text, (byte)'\n', at) is var found and >= 0 ? found : text.Length;
            yield return Encoding.UTF8.GetString(text, at, end - at);
            at = end + 1;
        }
    }

    /// <summary>"d41d8cd98f00b204e9800998ecf8427e  usr/bin/x".</summary>
    private (string Folder, IEnumerable<string> Paths)? Sums(string list, ISet<string> taken) =>
        Lines(list, taken) is (var folder, var lines)
        ? (folder, lines.Select(line => line[(line.IndexOf("  ", StringComparison.Ordinal) + 1)..].Trim()))
        : null;

    /// <summary>
    /// Of a wheel "requests/api.py,sha256=...,6377", from the folder of all packages; of an egg bare paths, from the one of its facts.
    /// </summary>
    private (string Folder, IEnumerable<string> Paths)? Record(string metadata, ISet<string> taken)
    {
        var facts = metadata[..Math.Max(0, metadata.LastIndexOf('/'))];
        if (Lines($"{facts}/RECORD", taken) is (_, var wheel))
            return ("/" + facts[..Math.Max(0, facts.LastIndexOf('/'))], wheel.Select(FirstCell));
        return Lines($"{facts}/installed-files.txt", taken) is (_, var egg) ? ("/" + facts, egg.Select(line => line.Trim())) : null;
    }

    private static string FirstCell(string line) => line.StartsWith('"')
        ? line[1..].Split('"')[0]
        : line[..(line.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0 ? comma : line.Length)];
}
