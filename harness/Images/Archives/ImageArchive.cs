using ImageBench.Images.Contents;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>
/// An image archive, as <c>docker save</c>, crane, skopeo or buildx write it, read once, as it arrives. No size or ratio is refused: a layer
/// of a terabyte of zeros is a legal image. Memory is bounded whatever arrives: blocks, documents up to a limit, and some facts by file.
/// </summary>
internal static class ImageArchive
{
    /// <summary>Reads the image of that id (null: the only one, or the one for this machine).</summary>
    /// <exception cref="Fault">The archive is damaged, breaks off, or is none of an image.</exception>
    public static Task<ImageFacts> Read(Stream archive, string? imageId, CancellationToken cancellationToken) =>
        Read(archive, imageId, sizer: null, keepEntries: null, cancellationToken);

    /// <summary>The same, with a sizer.</summary>
    /// <exception cref="Fault">The archive is damaged, breaks off, or is none of an image.</exception>
    public static Task<ImageFacts> Read(Stream archive, string? imageId, ContentSizer? sizer, CancellationToken cancellationToken) =>
        Read(archive, imageId, sizer, keepEntries: null, cancellationToken);

    /// <summary>
    /// The same; a sizer also finds the content sizes of layers that lie there unpacked, at the cost of compressing the new ones, and
    /// <paramref name="keepEntries"/> gets the entries of all layers, which are made as it takes them.
    /// </summary>
    /// <exception cref="Fault">The archive is damaged, breaks off, or is none of an image.</exception>
    public static async Task<ImageFacts> Read(
        Stream archive, string? imageId, ContentSizer? sizer, Action<IEnumerable<LayerEntry>>? keepEntries, CancellationToken cancellationToken)
    {
        try
        {
            var contents = await ArchiveContents.Read(archive, sizer, cancellationToken);
            return Facts(contents, imageId, keepEntries);
        }
        catch (Exception exception) when (Packing.IsDamage(exception))
        {
            var sentence = $"The image archive cannot be read: {exception.Message.TrimEnd('.')}. Write it again, for example with docker save.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }
        catch (IOException exception)
        {
            var sentence = $"The image archive broke off while it was read: {exception.Message.TrimEnd('.')}. Try again.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }
    }

    private static ImageFacts Facts(ArchiveContents contents, string? imageId, Action<IEnumerable<LayerEntry>>? keepEntries)
    {
        var manifests = new Manifests(contents);
        var manifest = manifests.Choose(imageId);
        var config = contents.Document<ImageConfig>(manifest.Config)
            ?? throw new InvalidDataException($"its manifest names the config {manifest.Config}, which is not in it");
        CheckName(manifest.Config, contents.Find(manifest.Config)!.Digest);
        if (config.DiffIds.Count != manifest.Layers.Count)
            throw new InvalidDataException($"its manifest names {manifest.Layers.Count} layers and its config {config.DiffIds.Count}");

        var instructions = config.Instructions;
        var contained = manifest.Layers.Select((path, i) => FindLayer(contents, path, i + 1, config.DiffIds[i] ?? "")).ToList();
        var isPossible = contained.Sum(blob => (decimal)blob.Layer!.Unpacked.Bytes) <= long.MaxValue;
        if (!isPossible || contained.Sum(blob => blob.Layer!.Entries.Length) > EntryLog.Limit)
            throw new InvalidDataException("its layers hold more than an image can");
        var tree = new MergedTree();
        contained.ForEach(blob => tree.Apply(blob.Layer!.Entries));
        var configBlob = contents.Find(manifest.Config)!;
        // An engine that knows the image by its manifest holds these very blobs, and pushes them as they are, unpacked ones too.
        var isHeld = imageId is not null && imageId != configBlob.Digest;
        var layers = contained.Select((blob, i) => ReadLayer(blob, i + 1, instructions[i], tree, isHeld)).ToList();
        var isStored = isHeld || layers.TrueForAll(layer => layer.Compression != Compression.None);
        var stored = isStored ? StoredContent(contents, manifest, configBlob, layers) : null;
        var content = stored ?? PushedManifest.Content(configBlob.Stored, layers);
        var facts = new ImageFacts(imageId ?? configBlob.Digest, layers, config.History?.Count ?? 0, config.Config?.User ?? "")
        {
            Platform = $"{config.Os}/{config.Architecture}",
            Attestations = manifests.AttestationsOf(manifest.Digest),
            Waste = tree.Waste(),
            StoredContent = stored,
            Content = content,
            ContentSource = content is null ? null : stored is null ? ContentSource.Computed : ContentSource.Stored,
        };
        keepEntries?.Invoke(LayerListing.Make(tree, [.. contained.Select(blob => blob.Layer!.Entries)]));
        return SurvivingFiles.AddTo(facts, tree, [.. contained.Select(blob => blob.Layer!)], config.Config);
    }

    /// <summary>Every tool but an archive's own writer names the config by its digest ("HEX.json", "sha256:HEX"): a chance to see damage that is valid JSON.</summary>
    private static void CheckName(string path, string digest)
    {
        var name = path[(path.LastIndexOfAny(['/', ':']) + 1)..].Split('.')[0];
        if (name.Length == 64 && name.All(char.IsAsciiHexDigitLower) && digest != "sha256:" + name)
            throw new InvalidDataException($"its config {path} is damaged: its digest is {digest}");
    }

    private static Blob FindLayer(ArchiveContents contents, string path, int position, string diffId)
    {
        var blob = contents.Find(path) ?? throw new InvalidDataException($"its manifest names the layer {path}, which is not in it");
        if (blob.Layer is not { } content)
            throw new InvalidDataException($"its layer {position} ({path}) is not a layer: {blob.Problem ?? "it is a document"}");
        return content.DiffId == diffId
            ? blob
            : throw new InvalidDataException(
                $"its layer {position} ({path}) is damaged: the config says that its diff id is {diffId}, and it is {content.DiffId}");
    }

    private static Layer ReadLayer(Blob blob, int position, string instruction, MergedTree tree, bool isHeld)
    {
        var content = blob.Layer!;
        return new Layer(position, content.DiffId, instruction, content.Unpacked, content.FileCount)
        {
            DirectoryCount = content.DirectoryCount,
            LinkCount = content.LinkCount,
            StoredDigest = blob.Digest,
            Stored = blob.Stored,
            Compression = blob.Compression,
            Content = isHeld || blob.Compression != Compression.None ? blob.Stored : blob.Packed,
            Wasted = tree.WastedOf(position),
        };
    }

    private static ByteSize? StoredContent(ArchiveContents contents, ImageManifest manifest, Blob config, List<Layer> layers)
    {
        if (manifest.Digest is null)
            return null;
        var blob = contents.Find(new OciDescriptor(manifest.Digest, null, null).Path)!;
        return layers.Aggregate(blob.Stored + config.Stored, (sum, layer) => sum + layer.Stored);
    }
}
