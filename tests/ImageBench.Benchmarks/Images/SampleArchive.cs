using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImageBench.Model.Runs;

namespace ImageBench.Benchmarks.Images;

/// <summary>
/// An image archive in the layout of <c>docker save</c> (20.10), and the tars of its layers where they were kept beside it.
/// </summary>
internal sealed record SampleArchive(string ArchivePath, IReadOnlyList<string> LayerPaths)
{
    private const int TarHeaderLength = 512;
    private const int TarMark = 257;

    /// <summary>The layers of a toolchain image: 22,000 files, 520 MB.</summary>
    public static IReadOnlyList<SampleLayer> Toolchain { get; } =
    [
        new(5_000, 120_000_000),
        new(15_000, 320_000_000),
        new(2_000, 80_000_000),
    ];

    public long Length => new FileInfo(ArchivePath).Length;

    /// <summary>Writes an image without a tag; on an engine it has the label and a name of the run, where one is given.</summary>
    public static SampleArchive Write(string archive, IReadOnlyList<SampleLayer> layers, bool keepLayers = false, RunLabel? label = null)
    {
        var content = new SampleContent();
        using var tar = new TarWriter(File.Create(archive));
        var (names, diffIds, kept) = (new List<string>(), new List<string>(), new List<string>());
        for (var number = 1; number <= layers.Count; number++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{archive}.layer-{number}");
            diffIds.Add(WriteLayer(path, layers[number - 1], number, content));
            names.Add($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', diffIds))))}/layer.tar");
            tar.WriteEntry(path, names[^1]);
            if (!keepLayers)
                File.Delete(path);
            kept.Add(path);
        }

        var history = diffIds.Select(id => new { created_by = $"ADD {id[..14]} in /" });
        WriteDocument(
            tar,
            "config.json",
            new
            {
                architecture = "amd64",
                os = "linux",
                config = new { Labels = label?.AsLabels() },
                rootfs = new { type = "layers", diff_ids = diffIds },
                history
            });
        string[] tags = label is null ? [] : [label.ImageName(1)];
        WriteDocument(tar, "manifest.json", new[] { new { Config = "config.json", RepoTags = tags, Layers = names } });
        return new SampleArchive(archive, keepLayers ? kept : []);
    }

    /// <summary>An archive that is there, its layers unpacked into the folder.</summary>
    public static SampleArchive Unpack(string archive, string folder)
    {
        var layers = new List<string>();
        using var tar = new TarReader(File.OpenRead(archive));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || entry.Length < TarHeaderLength)
                continue;
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"layer-{layers.Count}"));
            entry.ExtractToFile(path, overwrite: true);
            if (IsTar(path))
                layers.Add(path);
        }

        return new SampleArchive(archive, layers);
    }

    private static string WriteLayer(string path, SampleLayer layer, int number, SampleContent content)
    {
        using var file = File.Create(path);
        layer.Write(file, number, content);
        file.Position = 0;
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(file))}";
    }

    private static bool IsTar(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[TarHeaderLength];
        file.ReadExactly(head);
        return head.AsSpan(TarMark).StartsWith("ustar"u8);
    }

    private static void WriteDocument<T>(TarWriter tar, string name, T document)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document));
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
    }
}
