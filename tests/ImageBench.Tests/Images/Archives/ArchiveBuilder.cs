using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ImageBench.Tests.Images.Tar;
using ZstdSharp;

namespace ImageBench.Tests.Images.Archives;

/// <summary>An image, written in the layout of each tool.</summary>
internal sealed class ArchiveBuilder
{
    private readonly List<byte[]> _layers = [];
    private readonly List<(string CreatedBy, bool Empty)> _history = [];

    public string User { get; init; } = "";

    public IReadOnlyList<string>? Entrypoint { get; init; }

    public IReadOnlyList<string>? Cmd { get; init; }

    public string WorkingDir { get; init; } = "";

    public IReadOnlyList<string> Env { get; init; } = [];

    public object? ExposedPorts { get; init; }

    public object? Labels { get; init; }

    /// <summary>The image that an OCI manifest says it was made from.</summary>
    public string? ParentDigest { get; init; }

    public object? Healthcheck { get; init; }

    public string? StopSignal { get; init; }

    public string Architecture { get; init; } = "amd64";

    /// <summary>Of the platform in an index; a config does not say it here.</summary>
    public string? Variant { get; init; }

    /// <summary>What the archive calls the image: a tag, and the name of a reference in an index.</summary>
    public string? Name { get; init; }

    /// <summary>Whether an index leaves the platform to the config.</summary>
    public bool HidesPlatform { get; init; }

    public IReadOnlyList<string>? DiffIds { get; init; }

    public IReadOnlyList<byte[]> Layers => _layers;

    public byte[] Config => JsonSerializer.SerializeToUtf8Bytes(new
    {
        architecture = Architecture,
        os = "linux",
        config = new { User, Entrypoint, Cmd, WorkingDir, Env, ExposedPorts, Labels, Healthcheck, StopSignal },
        rootfs = new { type = "layers", diff_ids = DiffIds ?? [.. _layers.Select(Digest)] },
        history = _history.Select(entry => new { created_by = entry.CreatedBy, empty_layer = entry.Empty }),
    });

    public string ConfigDigest => Digest(Config);

    /// <summary>The diff id of one of its layers.</summary>
    public string LayerDigest(int layer) => Digest(_layers[layer]);

    public static string Digest(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    public ArchiveBuilder Layer(byte[] tar, string createdBy = "COPY . . # buildkit")
    {
        _layers.Add(tar);
        _history.Add((createdBy, false));
        return this;
    }

    public ArchiveBuilder Metadata(string createdBy)
    {
        _history.Add((createdBy, true));
        return this;
    }

    /// <summary>docker save of 20.10: a folder a layer, a repeated layer as a symlink, the manifest last.</summary>
    public byte[] Legacy()
    {
        var tar = new TarBytes();
        var paths = new List<string>();
        for (var i = 0; i < _layers.Count; i++)
        {
            var first = _layers.FindIndex(layer => layer.SequenceEqual(_layers[i]));
            tar.Directory($"id{i}").File($"id{i}/VERSION", "1.0"u8.ToArray()).File($"id{i}/json", "{}"u8.ToArray());
            _ = first < i ? tar.Symlink($"id{i}/layer.tar", $"../id{first}/layer.tar") : tar.File($"id{i}/layer.tar", _layers[i]);
            paths.Add($"id{i}/layer.tar");
        }

        var config = ConfigDigest["sha256:".Length..] + ".json";
        return tar.File(config, Config).File("manifest.json", DockerManifest(config, paths)).File("repositories", "{}"u8.ToArray()).End();
    }

    /// <summary>crane pull: names are digests, layers gzipped and each there once.</summary>
    public byte[] Crane() => Flat("sha256:", "", Gzip, hexSuffix: ".tar.gz");

    /// <summary>skopeo copy docker-archive: plain tars named by their digest.</summary>
    public byte[] SkopeoDocker() => Flat("", ".json", layer => layer, hexSuffix: ".tar");

    /// <summary>docker save of several images.</summary>
    public static byte[] SavedTogether(params ArchiveBuilder[] images)
    {
        var tar = new TarBytes();
        foreach (var layer in images.SelectMany(image => image._layers).DistinctBy(Digest))
            tar.File(LayerPath(layer), layer);
        foreach (var image in images)
            tar.File(image.ConfigDigest["sha256:".Length..] + ".json", image.Config);
        return tar.File("manifest.json", JsonSerializer.SerializeToUtf8Bytes(images.Select(image => new
        {
            Config = image.ConfigDigest["sha256:".Length..] + ".json",
            RepoTags = new[] { image.Name },
            Layers = image._layers.Select(LayerPath),
        }))).End();

        static string LayerPath(byte[] layer) => Digest(layer)["sha256:".Length..] + "/layer.tar";
    }

    /// <summary>The OCI layout: skopeo's oci-archive and buildx without a manifest.json, docker save since 25 with one.</summary>
    public byte[] Oci(Func<byte[], byte[]> pack, bool dockerManifest = false) => Oci(pack, dockerManifest, []);

    /// <summary>An index over this image, those of other platforms and an attestation about this one.</summary>
    public byte[] Oci(Func<byte[], byte[]> pack, bool dockerManifest, IReadOnlyList<ArchiveBuilder> others) =>
        OciArchive.Of(this, pack, dockerManifest, others);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Zstd(byte[] bytes)
    {
        using var compressor = new Compressor();
        return compressor.Wrap(bytes).ToArray();
    }

    /// <summary>Where a layer lies in an OCI layout, gzipped.</summary>
    public string PackedLayerPath(int layer) => BlobPath(Digest(Gzip(_layers[layer])));

    public static string BlobPath(string digest) => "blobs/" + digest.Replace(':', '/');

    private byte[] Flat(string configPrefix, string configSuffix, Func<byte[], byte[]> pack, string hexSuffix)
    {
        var tar = new TarBytes();
        var config = configPrefix + ConfigDigest["sha256:".Length..] + configSuffix;
        var paths = _layers.Select(layer => Digest(pack(layer))["sha256:".Length..] + hexSuffix).ToList();
        tar.File(config, Config);
        foreach (var (path, layer) in paths.Zip(_layers).DistinctBy(pair => pair.First))
            tar.File(path, pack(layer));
        return tar.File("manifest.json", DockerManifest(config, paths)).End();
    }

    public static byte[] DockerManifest(string config, IEnumerable<string> paths) =>
        JsonSerializer.SerializeToUtf8Bytes(new[] { new { Config = config, RepoTags = new[] { "mine:latest" }, Layers = paths } });
}
