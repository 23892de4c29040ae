using System.Text.Json;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>What a registry holds of an image, or of an index over several, and of what is about them.</summary>
internal sealed class PushedImage
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    private const string IndexType = "application/vnd.oci.image.index.v1+json";

    private PushedImage(byte[] root, string type) => (Root, Type) = (root, type);

    /// <summary>Its manifest or index.</summary>
    public byte[] Root { get; }

    public string Type { get; }

    public string Digest => ArchiveBuilder.Digest(Root);

    public Dictionary<string, byte[]> Blobs { get; } = [];

    public Dictionary<string, (string Type, byte[] Body)> Manifests { get; } = [];

    /// <summary>Manifest, config and layers.</summary>
    public long Content => Root.Length + Blobs.Values.Sum(blob => (long)blob.Length);

    public string Platform { get; private init; } = "linux/amd64";

    public IReadOnlyList<string> LayerDigests { get; private init; } = [];

    /// <summary>A layer of one file.</summary>
    public static byte[] Layer(string name, int bytes) => new TarBytes().File(name, bytes).End();

    /// <summary>An image of these layers, oldest first, each a tar.</summary>
    public static PushedImage Of(string platform, params byte[][] layers)
    {
        var parts = platform.Split('/');
        var config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            os = parts[0],
            architecture = parts[1],
            variant = parts.ElementAtOrDefault(2),
            config = new { User = "app" },
            rootfs = new { type = "layers", diff_ids = layers.Select(ArchiveBuilder.Digest) },
            history = layers.Select((_, i) => new { created_by = $"COPY {i} / # buildkit" }),
        });
        byte[][] packed = [.. layers.Select(ArchiveBuilder.Gzip)];
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = Descriptor("application/vnd.oci.image.config.v1+json", config),
            layers = packed.Select(layer => Descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer)),
        });
        var image = new PushedImage(manifest, ManifestType)
        {
            Platform = platform,
            LayerDigests = [.. packed.Select(ArchiveBuilder.Digest)],
        };
        foreach (var blob in packed.Prepend(config))
            image.Blobs[ArchiveBuilder.Digest(blob)] = blob;
        image.Manifests[image.Digest] = (ManifestType, manifest);
        return image;
    }

    /// <summary>An index over images; with an attestation about the first and a signature that says so itself.</summary>
    public static PushedImage Index(params PushedImage[] images)
    {
        var entries = images.Select(image => (object)new
        {
            mediaType = image.Type,
            digest = image.Digest,
            size = image.Root.Length,
            platform = Named(image.Platform),
        });
        object[] about =
        [
            new
            {
                mediaType = ManifestType,
                digest = ArchiveBuilder.Digest("attestation"u8.ToArray()),
                size = 11,
                platform = Named("unknown/unknown"),
                annotations = new Dictionary<string, string>
                {
                    ["vnd.docker.reference.type"] = "attestation-manifest",
                    ["vnd.docker.reference.digest"] = images[0].Digest,
                },
            },
            new
            {
                mediaType = ManifestType,
                digest = ArchiveBuilder.Digest("sbom"u8.ToArray()),
                size = 4,
                artifactType = "application/spdx+json",
            },
        ];
        var root = new { schemaVersion = 2, mediaType = IndexType, manifests = entries.Concat(about) };
        var index = new PushedImage(JsonSerializer.SerializeToUtf8Bytes(root), IndexType);
        foreach (var image in images)
        {
            foreach (var (digest, blob) in image.Blobs)
                index.Blobs[digest] = blob;
            index.Manifests[image.Digest] = (image.Type, image.Root);
        }

        index.Manifests[index.Digest] = (IndexType, index.Root);
        return index;
    }

    private static object Named(string platform) => platform.Split('/') is var parts && parts.Length > 2
        ? new { os = parts[0], architecture = parts[1], variant = parts[2] }
        : new { os = parts[0], architecture = parts[1] };

    private static object Descriptor(string type, byte[] blob) =>
        new { mediaType = type, digest = ArchiveBuilder.Digest(blob), size = blob.Length };
}
