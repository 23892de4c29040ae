using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// What a jar says of itself: Maven's pom.properties of each package in it, else its manifest, else its name; and the jars that lie in it,
/// by their names. A zip whose directory makes no sense is told by its name alone.
/// </summary>
internal static class JarFile
{
    /// <summary>Larger ones are told by their names: a jar is held in memory.</summary>
    public const int LengthLimit = 32 * 1024 * 1024;

    private const int TextLimit = 64 * 1024;
    // Of packages, and of texts that may name one: a directory may have the same text in each of its lines.
    private const int PackageLimit = 1000;
    private const int LocalHeader = 30;
    private const int EntryHeader = 46;
    private const int End = 22;

    public static IReadOnlyList<InstalledPackage> Read(string path, ReadOnlyMemory<byte> zip)
    {
        var (poms, nested, manifest) = (new List<InstalledPackage>(), new List<InstalledPackage>(), (InstalledPackage?)null);
        var texts = 0;
        foreach (var (name, at) in Entries(zip))
        {
            if (poms.Count + nested.Count == PackageLimit)
                break;
            var entry = zip.Span[at..];
            if (name.EndsWith(".jar", StringComparison.Ordinal) && OfName(path, name) is { } inner)
                nested.Add(inner with { Declared = new ByteSize(BinaryPrimitives.ReadUInt32LittleEndian(entry[20..])), IsPart = true });
            else if (!IsText(name) || ++texts > PackageLimit)
                continue;
            else if (IsPom(name))
                poms.AddRange(OfPom(path, Text(zip.Span, entry)));
            else
                manifest = OfManifest(path, Text(zip.Span, entry));
        }

        var own = poms.Count > 1 ? poms.ConvertAll(pom => pom with { IsPart = true }) : poms;
        if (own.Count == 0 && (manifest ?? OfName(path, path)) is { } single)
            own = [single];
        return [.. own, .. nested];
    }

    private static bool IsText(string name) => name == "META-INF/MANIFEST.MF" || IsPom(name);

    private static bool IsPom(string name) =>
        name.StartsWith("META-INF/maven/", StringComparison.Ordinal) && name.EndsWith("/pom.properties", StringComparison.Ordinal);

    /// <summary>"jackson-core-2.17.1.jar"; null where there is no version in the name.</summary>
    public static InstalledPackage? OfName(string path, string name)
    {
        var bare = name[(name.LastIndexOf('/') + 1)..^".jar".Length];
        for (var at = bare.IndexOf('-', StringComparison.Ordinal); at > 0; at = bare.IndexOf('-', at + 1))
        {
            if (at + 1 < bare.Length && char.IsAsciiDigit(bare[at + 1]))
                return Package(path, bare[..at], bare[(at + 1)..]);
        }

        return null;
    }

    /// <summary>Of the directory at the zip's end: names, and where each entry's line of it begins.</summary>
    private static IEnumerable<(string Name, int At)> Entries(ReadOnlyMemory<byte> zip)
    {
        var end = zip.Span[Math.Max(0, zip.Length - End - ushort.MaxValue)..].LastIndexOf("PK\u0005\u0006"u8);
        end += end < 0 ? 0 : Math.Max(0, zip.Length - End - ushort.MaxValue);
        if (end < 0 || zip.Length - end < End)
            yield break;
        long at = BinaryPrimitives.ReadUInt32LittleEndian(zip.Span[(end + 16)..]);
        while (at + EntryHeader <= end && zip.Span[(int)at..].StartsWith("PK\u0001\u0002"u8))
        {
            var entry = zip.Span[(int)at..];
            var name = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            var length = EntryHeader + name + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
            if (length > entry.Length)
                yield break;
            yield return (TarName.Text(entry.Slice(EntryHeader, name)), (int)at);
            at += length;
        }
    }

    /// <summary>The first 64 kB of an entry's text; empty where it cannot be read.</summary>
    private static string Text(ReadOnlySpan<byte> zip, ReadOnlySpan<byte> entry)
    {
        const int Stored = 0;
        const int Deflated = 8;
        long at = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
        if (at + LocalHeader > zip.Length)
            return "";
        var local = zip[(int)at..];
        at += LocalHeader + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (at + length > zip.Length || length == 0)
            return "";
        var packed = zip.Slice((int)at, (int)length);
        return BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]) switch
        {
            Stored => Encoding.UTF8.GetString(packed[..Math.Min(packed.Length, TextLimit)]),
            Deflated => Inflated(packed),
            _ => "",
        };
    }

    private static string Inflated(ReadOnlySpan<byte> packed)
    {
        try
        {
            var text = new byte[TextLimit];
            // What is not asked for need not be copied: no text is longer packed than unpacked, but for a few bytes.
            var begin = packed[..Math.Min(packed.Length, 2 * TextLimit)].ToArray();
            using var inflate = new DeflateStream(new MemoryStream(begin), CompressionMode.Decompress);
            return Encoding.UTF8.GetString(text, 0, inflate.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    private static IEnumerable<InstalledPackage> OfPom(string path, string text)
    {
        var values = Lines(text, '=');
        if (values.GetValueOrDefault("artifactId") is not { Length: > 0 } artifact
            || values.GetValueOrDefault("version") is not { Length: > 0 } version)
        {
            return [];
        }

        var name = values.GetValueOrDefault("groupId") is { Length: > 0 } group ? $"{group}:{artifact}" : artifact;
        return [Package(path, name, version)];
    }

    private static InstalledPackage? OfManifest(string path, string text)
    {
        // A long line goes on behind a line break and a blank.
        var values = Lines(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n ", "", StringComparison.Ordinal), ':');
        var name = First("Bundle-SymbolicName", "Automatic-Module-Name", "Implementation-Title", "Specification-Title");
        var version = First("Bundle-Version", "Implementation-Version", "Specification-Version");
        return name is null || version is null ? null : Package(path, name.Split(';')[0].Trim(), version);

        string? First(params string[] keys) =>
            keys.Select(key => values.GetValueOrDefault(key)).FirstOrDefault(value => value is { Length: > 0 });
    }

    private static Dictionary<string, string> Lines(string text, char separator)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in text.Split('\n').Select(line => line.Split(separator, 2)).Where(parts => parts.Length == 2))
            values.TryAdd(parts[0].Trim(), parts[1].Trim());
        return values;
    }

    private static InstalledPackage Package(string path, string name, string version) =>
        new("jar", TarName.Text(name), TarName.Text(version), "", null) { Place = path };
}
