using System.Formats.Tar;
using System.Globalization;

namespace ImageBench.Benchmarks.Images;

/// <summary>
/// What a layer of a sample image holds: files of so many bytes together, sized as in a toolchain image (most of some kB, a few of many
/// MB), and whiteouts of files in the layer number <c>Deletes.Layer</c>.
/// </summary>
internal sealed record SampleLayer(int Files, long Bytes)
{
    private const double Spread = 2; // Of the logarithm of sizes, as in Debian's golang packages.

    public (int Layer, int First, int Count) Deletes { get; init; }

    public void Write(Stream target, int number, SampleContent content)
    {
        using var tar = new TarWriter(target, TarEntryFormat.Ustar, leaveOpen: true);
        var sizes = Sizes(number);
        for (var file = 0; file < Files; file++)
        {
            using var data = content.Take(sizes[file]);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, Folder(number, file) + Name(file)) { DataStream = data });
        }

        for (var file = Deletes.First; file < Deletes.First + Deletes.Count; file++)
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, Folder(Deletes.Layer, file) + ".wh." + Name(file)));
    }

    private static string Folder(int layer, int file) =>
        string.Create(CultureInfo.InvariantCulture, $"usr/lib/part-{layer}/group-{file % 40}/folder-{file / 40 % 25}/");

    private static string Name(int file) => string.Create(CultureInfo.InvariantCulture, $"file-{file}.go");

    private int[] Sizes(int seed)
    {
        var random = new Random(seed);
        var weights = new double[Files];
        for (var file = 0; file < Files; file++)
        {
            weights[file] = Math.Exp(
                Spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        var scale = Bytes / weights.Sum();
        return Array.ConvertAll(weights, weight => (int)(weight * scale));
    }
}
