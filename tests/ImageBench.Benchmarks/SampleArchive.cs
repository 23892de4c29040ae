using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace ImageBench.Benchmarks;

/// <summary>An image archive of about 500 MB in the layout of <c>docker save</c>, beside the tars of its layers.</summary>
internal sealed record SampleArchive(string ArchivePath, IReadOnlyList<string> LayerPaths)
{
    // Many small files, middling ones, some big ones: what toolchain, library and data layers look like.
    private static readonly (int Files, int Bytes)[] Layers = [(20_000, 4_000), (2_000, 60_000), (4, 50_000_000), (1, 100_000_000)];

    public static SampleArchive Write(string folder)
    {
        var layers = Layers.Select((layer, index) => WriteLayer(Path.Combine(folder, $"layer-{index + 1}.tar"), index + 1, layer.Files, layer.Bytes)).ToList();
        var diffIds = layers.Select(DiffId).ToList();
        var config = new { architecture = "amd64", os = "linux", rootfs = new { type = "layers", diff_ids = diffIds }, history = diffIds.Select(id => new { created_by = $"ADD {id[..14]} in /" }) };
        var manifest = new[] { new { Config = "config.json", RepoTags = (string[])["sample:latest"], Layers = layers.Select((_, index) => $"layer-{index + 1}/layer.tar") } };
        var archive = Path.Combine(folder, "image.tar");
        using var tar = new TarWriter(File.Create(archive));
        foreach (var (path, index) in layers.Select((path, index) => (path, index)))
            tar.WriteEntry(path, $"layer-{index + 1}/layer.tar");
        WriteDocument(tar, "config.json", config);
        WriteDocument(tar, "manifest.json", manifest);
        return new SampleArchive(archive, layers);
    }

    private static string WriteLayer(string path, int number, int files, int bytes)
    {
        using var tar = new TarWriter(File.Create(path), TarEntryFormat.Ustar);
        using var content = new MemoryStream(SampleContext.Noise(bytes));
        for (var file = 0; file < files; file++)
        {
            content.Position = 0;
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"usr/lib/layer-{number}/{file % 100}/file-{file}") { DataStream = content });
        }

        return path;
    }

    private static string DiffId(string layer)
    {
        using var tar = File.OpenRead(layer);
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(tar))}";
    }

    private static void WriteDocument<T>(TarWriter tar, string name, T document)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document));
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
    }
}
