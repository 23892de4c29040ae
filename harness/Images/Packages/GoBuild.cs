using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// What Go's linker writes into a program since Go 1.18: the Go that made it and the modules in it. It stands behind a mark, somewhere in
/// the program, and is found while the program goes by.
/// </summary>
internal static class GoBuild
{
    /// <summary>Smaller than any program of Go: not looked into.</summary>
    public const int LeastLength = 256 * 1024;

    private const int HeadLength = 32;
    private const int LongestNumber = 5;
    private const int Frame = 16; // Of the modules' text, on either side.

    /// <summary>A program of a thousand modules has some 100 kB.</summary>
    private const int TextLimit = 1024 * 1024;

    // In pieces, so that no program that holds this one is taken for one of Go.
    private static readonly byte[] Mark = [0xff, .. " Go build"u8, .. "inf:"u8];

    /// <summary>The modules of the program at that path, the program's own first; none where it is not one of Go.</summary>
    public static async ValueTask<IReadOnlyList<InstalledPackage>> Read(
        string path, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        var sight = new Sight(source);
        while (true)
        {
            var at = sight.Bytes.IndexOf(Mark);
            if (at < 0)
            {
                sight.Take(Math.Max(0, sight.Bytes.Length - Mark.Length + 1));
                if (!await sight.More(cancellationToken))
                    return [];
                continue;
            }

            sight.Take(at);
            if (await ReadTexts(sight, cancellationToken) is (var go, var modules))
                return Modules(path, go, modules);
            sight.Take(1); // Programs that read this of others hold the mark, too.
        }
    }

    private static async ValueTask<(string Go, string Modules)?> ReadTexts(Sight sight, CancellationToken cancellationToken)
    {
        const int Flags = 15;
        const int AreInline = 2;
        if (!await sight.Fill(HeadLength, cancellationToken) || (sight.Bytes[Flags] & AreInline) == 0)
            return null;
        var go = await Find(sight, HeadLength, cancellationToken);
        if (go.Length < 0 || !sight.Bytes.Slice(go.Start, go.Length).StartsWith("go1"u8))
            return null;
        var modules = await Find(sight, go.Start + go.Length, cancellationToken);
        if (modules.Length < 0)
            return null;
        var text = sight.Bytes.Slice(modules.Start, modules.Length);
        return (Encoding.UTF8.GetString(sight.Bytes.Slice(go.Start, go.Length)),
            text.Length > 2 * Frame ? Encoding.UTF8.GetString(text[Frame..^Frame]) : "");
    }

    /// <summary>A text behind its length, in the form of Go's uvarint; a negative length where there is none.</summary>
    private static async ValueTask<(int Start, int Length)> Find(Sight sight, int at, CancellationToken cancellationToken)
    {
        await sight.Fill(at + LongestNumber, cancellationToken);
        int length = 0, shift = 0;
        for (var i = at; i < Math.Min(at + LongestNumber, sight.Bytes.Length); i++, shift += 7)
        {
            var digit = sight.Bytes[i];
            length |= (digit & 0x7f) << shift;
            if (digit < 0x80)
                return length is >= 0 and <= TextLimit && await sight.Fill(i + 1 + length, cancellationToken) ? (i + 1, length) : (0, -1);
        }

        return (0, -1);
    }

    private static List<InstalledPackage> Modules(string path, string go, string text)
    {
        // "mod	example.com/app	v1.2.0	h1:..." and one "dep" a module, which "=>" replaces.
        var packages = new List<InstalledPackage>();
        foreach (var line in text.Split('\n'))
        {
            if (line.Split('\t') is not [var word, var name, var version, ..] || version.Length == 0)
                continue;
            if (word == "=>" && packages.Count > 0)
                packages[^1] = packages[^1] with { Version = TarName.Text(version) };
            else if (word is "mod" or "dep")
                packages.Add(Package(name, version, path) with { IsPart = word == "dep" });
        }

        packages.Add(Package("stdlib", go.Split(' ')[0][2..], path) with { IsPart = true });
        return packages;
    }

    private static InstalledPackage Package(string name, string version, string path) =>
        new("go", TarName.Text(name), TarName.Text(version), "", null) { Place = path };
}
