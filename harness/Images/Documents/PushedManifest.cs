using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Documents;

/// <summary>
/// The manifest that docker push sends for an image whose engine keeps none (media type schema 2). Its digests are those of the compressed
/// blobs, which only the pushing engine knows; but they all have the same length, and so has the manifest, to the byte.
/// </summary>
internal static class PushedManifest
{
    private static readonly string AnyDigest = "sha256:" + new string('0', 64);

    /// <summary>Manifest, config and layers together; null where a layer's content size is not known.</summary>
    public static ByteSize? Content(ByteSize config, IReadOnlyList<Layer> layers)
    {
        var sizes = layers.Select(layer => layer.Content).OfType<ByteSize>().ToList();
        return sizes.Count < layers.Count ? null : sizes.Aggregate(config + Length(config, sizes), (sum, size) => sum + size);
    }

    public static ByteSize Length(ByteSize config, IReadOnlyList<ByteSize> layers) => new(Text(config, layers).Length);

    /// <summary>The text as the Docker engine writes it: this order, three blanks a level, no line end after the last brace.</summary>
    private static string Text(ByteSize config, IReadOnlyList<ByteSize> layers)
    {
        var rows = layers.Select(size => "\n      " + Descriptor("image.rootfs.diff.tar.gzip", size, "         ", "      "));
        return "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \"application/vnd.docker.distribution.manifest.v2+json\",\n"
            + $"   \"config\": {Descriptor("container.image.v1+json", config, "      ", "   ")},\n"
            + $"   \"layers\": [{string.Join(',', rows)}{(layers.Count > 0 ? "\n   " : "")}]\n}}";
    }

    private static string Descriptor(string mediaType, ByteSize size, string indent, string outdent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\n{indent}\"mediaType\": \"application/vnd.docker.{mediaType}\",\n{indent}\"size\": {size.Bytes},\n{indent}\"digest\": "
            + $"\"{AnyDigest}\"\n{outdent}}}");
}
