using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Archives;

/// <summary>Images in the OCI layout: their blobs by digest, and an index over them.</summary>
internal static class OciArchive
{
    /// <summary>An index over an image, those of other platforms and an attestation about this one.</summary>
    public static byte[] Of(
        ArchiveBuilder image, Func<byte[], byte[]> pack, bool dockerManifest, IReadOnlyList<ArchiveBuilder> others)
    {
        var tar = new TarBytes().Directory("blobs").Directory("blobs/sha256");
        var manifests = new List<object>();
        foreach (var one in others.Prepend(image))
        {
            var manifest = AddImage(tar, one, pack);
            manifests.Add(Descriptor(one, manifest));
            if (one != image || others.Count == 0)
                continue;
            var statement = AddBlob(tar, Encoding.UTF8.GetBytes("{\"predicate\":\"" + new string('x', 700) + "\"}"));
            var attestation = AddBlob(tar, Manifest(AddBlob(tar, "{\"os\":\"unknown\"}"u8.ToArray()), [statement], image.ParentDigest));
            manifests.Add(Descriptor(attestation, "unknown", new()
            {
                ["vnd.docker.reference.type"] = "attestation-manifest",
                ["vnd.docker.reference.digest"] = manifest,
            }));
        }

        var index = JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, manifests });
        if (others.Count > 0)
        {
            index = JsonSerializer.SerializeToUtf8Bytes(
                new { schemaVersion = 2, manifests = new object[] { new { digest = AddBlob(tar, index) } } });
        }

        tar.File("index.json", index).File("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray());
        if (dockerManifest)
        {
            var layers = image.Layers.Select(layer => ArchiveBuilder.BlobPath(ArchiveBuilder.Digest(pack(layer))));
            tar.File("manifest.json", ArchiveBuilder.DockerManifest(ArchiveBuilder.BlobPath(image.ConfigDigest), layers));
        }

        return tar.End();
    }

    /// <summary>
    /// An index over images and what is about the first of them: manifests whose config, layer, artifact type and subject are as given.
    /// </summary>
    public static byte[] OfIndex(
        IReadOnlyList<ArchiveBuilder> images,
        IReadOnlyList<(string ConfigType, string LayerType, string? ArtifactType, bool HasSubject)> about)
    {
        var tar = new TarBytes();
        var digests = images.Select(image => AddImage(tar, image, ArchiveBuilder.Gzip)).ToList();
        var manifests = images.Zip(digests, (image, digest) => Descriptor(image, digest)).ToList();
        foreach (var (configType, layerType, artifactType, hasSubject) in about)
        {
            var config = new { mediaType = configType, digest = AddBlob(tar, "{}"u8.ToArray()) };
            var layer = new { mediaType = layerType, digest = AddBlob(tar, Encoding.UTF8.GetBytes($"{{\"type\":\"{layerType}\"}}")) };
            var subject = hasSubject ? new { digest = digests[0] } : null;
            var manifest = new { schemaVersion = 2, artifactType, config, layers = new[] { layer }, subject };
            manifests.Add(new { digest = AddBlob(tar, JsonSerializer.SerializeToUtf8Bytes(manifest)) });
        }

        return tar.File("index.json", JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, manifests }))
            .File("oci-layout", "{}"u8.ToArray()).End();
    }

    /// <summary>The digest of the manifest that an archive's index names first.</summary>
    public static string ManifestDigest(byte[] archive)
    {
        using var tar = new TarReader(new MemoryStream(archive));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name == "index.json")
            {
                using var index = JsonDocument.Parse(entry.DataStream!);
                return index.RootElement.GetProperty("manifests")[0].GetProperty("digest").GetString()!;
            }
        }

        throw new InvalidOperationException("an OCI archive has an index");
    }

    private static string AddImage(TarBytes tar, ArchiveBuilder image, Func<byte[], byte[]> pack)
    {
        var digests = image.Layers.Select(layer => AddBlob(tar, pack(layer))).ToList();
        return AddBlob(tar, Manifest(AddBlob(tar, image.Config), digests, image.ParentDigest));
    }

    private static string AddBlob(TarBytes tar, byte[] blob)
    {
        var digest = ArchiveBuilder.Digest(blob);
        tar.File(ArchiveBuilder.BlobPath(digest), blob);
        return digest;
    }

    private static byte[] Manifest(string config, IEnumerable<string> digests, string? parent) => parent is null
        ? JsonSerializer.SerializeToUtf8Bytes(
            new { schemaVersion = 2, config = new { digest = config }, layers = digests.Select(digest => new { digest }) })
        : JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            config = new { digest = config },
            layers = digests.Select(digest => new { digest }),
            annotations = new Dictionary<string, string> { ["org.opencontainers.image.base.digest"] = parent },
        });

    private static object Descriptor(ArchiveBuilder image, string digest) => image.HidesPlatform
        ? new { digest, annotations = RefName(image) }
        : new
        {
            digest,
            platform = new { os = "linux", architecture = image.Architecture, variant = image.Variant },
            annotations = RefName(image),
        };

    private static Dictionary<string, string> RefName(ArchiveBuilder image) =>
        image.Name is null ? [] : new() { ["org.opencontainers.image.ref.name"] = image.Name };

    private static object Descriptor(string digest, string architecture, Dictionary<string, string> annotations) =>
        new { digest, platform = new { os = architecture == "unknown" ? "unknown" : "linux", architecture }, annotations };
}
