using System.Formats.Tar;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace ImageBench.EngineTests.Stage;

/// <summary>An image of one file a layer, made here and pushed to a registry by its API alone: no engine has a part in it.</summary>
internal sealed class StoredImage
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private const string IndexType = "application/vnd.docker.distribution.manifest.list.v2+json";

    private readonly byte[] _config;
    private readonly byte[] _manifest;
    private readonly string _architecture;

    public StoredImage(string architecture, params (string Path, int Length)[] files)
    {
        _architecture = architecture;
        byte[][] tars = [.. files.Select(file => Tar(file.Path, file.Length))];
        Layers = [.. tars.Select(Gzip)];
        _config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            os = "linux",
            architecture,
            rootfs = new { type = "layers", diff_ids = tars.Select(Digest) },
        });
        _manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = Descriptor("application/vnd.docker.container.image.v1+json", _config),
            layers = Layers.Select(layer => Descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", layer)),
        });
    }

    public IReadOnlyList<byte[]> Layers { get; }

    /// <summary>Manifest, config and layers.</summary>
    public long Content => _manifest.Length + _config.Length + Layers.Sum(layer => (long)layer.Length);

    public static string Digest(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    public async Task Push(HttpClient client, string repository, string tag)
    {
        foreach (var blob in Layers.Append(_config))
        {
            using var begun = await client.PostAsync(new Uri($"/v2/{repository}/blobs/uploads/", UriKind.Relative), null);
            var place = new Uri(client.BaseAddress!, begun.Headers.Location!).ToString();
            await Put(client, $"{place}{(place.Contains('?', StringComparison.Ordinal) ? '&' : '?')}digest={Digest(blob)}",
                "application/octet-stream", blob);
        }

        await Put(client, $"/v2/{repository}/manifests/{tag}", ManifestType, _manifest);
    }

    /// <summary>Pushes images and an index over them.</summary>
    public static async Task PushIndex(HttpClient client, string repository, string tag, params StoredImage[] images)
    {
        foreach (var image in images)
            await image.Push(client, repository, Digest(image._manifest));
        await Put(client, $"/v2/{repository}/manifests/{tag}", IndexType, JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = IndexType,
            manifests = images.Select(image => new
            {
                mediaType = ManifestType,
                digest = Digest(image._manifest),
                size = image._manifest.Length,
                platform = new { os = "linux", architecture = image._architecture },
            }),
        }));
    }

    private static async Task Put(HttpClient client, string place, string type, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await client.PutAsync(new Uri(place, UriKind.RelativeOrAbsolute), content);
        Assert.True(answer.IsSuccessStatusCode, $"{place}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static object Descriptor(string type, byte[] blob) => new { mediaType = type, digest = Digest(blob), size = blob.Length };

    // Bytes that do not shrink, and are the same each time.
    private static byte[] Tar(string path, int length)
    {
        var bytes = new byte[length];
        new Random(path.Length + length).NextBytes(bytes);
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(bytes) });
        return tar.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
