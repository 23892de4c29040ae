using System.Text.Json;
using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Images.Tar;
using ImageBench.Model.Images;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.BuildKit.Blobs;

/// <summary>
/// An image that an engine exported, kept on this machine's disk without a name, as the blobs that a builder asks for: its layers as they
/// lie in the archive, its config, and a manifest of them.
/// </summary>
internal sealed class SavedImage : IBlobStore, IDisposable
{
    private readonly ScratchFile _archive;
    private readonly Dictionary<string, (long Offset, long Length)> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _documents = new(StringComparer.Ordinal);

    private SavedImage(ScratchFile archive) => _archive = archive;

    /// <summary>The digest of its manifest.</summary>
    public string Digest { get; private set; } = "";

    public static async Task<SavedImage> Read(IEngine engine, string imageId, string folder, CancellationToken cancellationToken)
    {
        var archive = new ScratchFile(folder);
        try
        {
            var image = await engine.ReadImage(
                imageId,
                (stream, cancel) => ImageArchive.ReadTree(
                    new KeptStream(stream, archive), new ImageReading { ImageId = imageId }, cancel),
                cancellationToken);
            var saved = new SavedImage(archive);
            await saved.Place(image, cancellationToken);
            return saved;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public long? Find(string digest) => _layers.TryGetValue(digest, out var place) ? place.Length
        : _documents.TryGetValue(digest, out var document) ? document.Length
        : null;

    public Stream Open(string digest) => _layers.TryGetValue(digest, out var place)
        ? _archive.Open(place.Offset, place.Length)
        : new MemoryStream(_documents[digest].ToArray(), writable: false);

    public IBlobDraft? Begin() => null;

    public void Dispose() => _archive.Dispose();

    private async Task Place(ImageTree image, CancellationToken cancellationToken)
    {
        Dictionary<string, (long Offset, long Length)> places;
        await using (var stream = _archive.Open())
            places = await TarPlaces.Read(stream, cancellationToken);
        var placed = image.Placed!;
        foreach (var (layer, at) in image.Facts.Layers.Zip(placed.Layers))
            _layers[layer.StoredDigest!] = places[at.Path];
        var config = Add(placed.Config);
        Digest = Add(JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestKind.OciManifest,
            config = Descriptor("application/vnd.oci.image.config.v1+json", config, placed.Config.Length),
            layers = image.Facts.Layers.Select(layer =>
                Descriptor(MediaType(layer.Compression), layer.StoredDigest!, _layers[layer.StoredDigest!].Length)),
        }));
    }

    private string Add(ReadOnlyMemory<byte> document)
    {
        var digest = DigestText.Of(document.Span);
        _documents[digest] = document;
        return digest;
    }

    private static object Descriptor(string mediaType, string digest, long size) => new { mediaType, digest, size };

    private static string MediaType(Compression compression) => "application/vnd.oci.image.layer.v1.tar" + compression switch
    {
        Compression.None => "",
        Compression.Gzip => "+gzip",
        Compression.Zstd => "+zstd",
        _ => throw new InvalidDataException($"a layer is packed as {compression}, which no builder unpacks"),
    };
}
