using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Images.Packages;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>The image that was chosen of those in an archive or a folder, all of whose files were read.</summary>
internal sealed class HeldImage(ArchiveContents contents, Manifests images, ImageManifest manifest)
{
    // Docker's own limit is 127, and that of containers/storage 500.
    private const int MostLayers = 1_000;

    public ImageTree Read(ImageReading reading)
    {
        var config = ReadConfig();
        var contained = manifest.Layers.Select((path, i) => FindLayer(path, i + 1, config.DiffIds[i] ?? "")).ToList();
        var isPossible = contained.Sum(blob => (decimal)blob.Layer!.Unpacked.Bytes) <= long.MaxValue;
        if (!isPossible || contained.Sum(blob => blob.Layer!.Entries.Length) > EntryLog.Limit)
            throw new InvalidDataException("its layers hold more than an image can");
        var tree = new MergedTree();
        contained.ForEach(blob => tree.Apply(blob.Layer!.Entries));
        List<LayerContent> layers = [.. contained.Select(blob => blob.Layer!)];
        reading.KeepEntries?.Invoke(LayerListing.Make(tree, [.. layers.Select(layer => layer.Entries)]));
        var facts = SurvivingFiles.AddTo(Facts(reading.ImageId, config, contained, tree), tree, layers, config.Config);
        var (packages, lists) = (PackageDatabase.ListIn(tree, layers), new PackageLists(tree, layers));
        if (reading.WithPackages && facts.Contents is { } seen)
        {
            var largest = LargestPackages.In(tree, new PackageOwners(tree, packages, lists));
            facts = facts with { Contents = seen with { Packages = largest } };
        }

        return new ImageTree(facts, config, tree, packages, lists)
        {
            // Labels are inherited: one may be of the parent, and name what that was made from.
            ParentDigest = manifest.ParentDigest ?? config.Label(OciDocument.ParentDigestName),
            UnreadPackages = PackageDatabase.UnreadIn(tree, layers),
            Programs = new ImagePrograms(tree, layers),
            PackageLayers = layers.Index().Where(layer => layer.Item.PackageCounts.Count > 0).Select(layer => layer.Index + 1).ToHashSet(),
            Placed = new PlacedImage(
                contents.Find(manifest.Config)!.Document,
                [.. manifest.Layers.Zip(layers, (path, layer) => new PlacedLayer(contents.Place(path), layer.DiffId, layer.TarLength))]),
        };
    }

    private ImageFacts Facts(string? imageId, ImageConfig config, List<Blob> contained, MergedTree tree)
    {
        var configBlob = contents.Find(manifest.Config)!;
        // An engine that knows the image by its manifest holds these very blobs, and pushes them as they are, unpacked ones too.
        var isHeld = imageId is not null && imageId != configBlob.Digest;
        var instructions = config.Instructions;
        var layers = contained.Select((blob, i) => ReadLayer(blob, i + 1, instructions[i], tree, isHeld)).ToList();
        var isStored = isHeld || layers.TrueForAll(layer => layer.Compression != Compression.None);
        var stored = isStored ? StoredContent(configBlob, layers) : null;
        var content = stored ?? PushedManifest.Content(configBlob.Stored, layers);
        return new ImageFacts(imageId ?? configBlob.Digest, layers, config.History?.Count ?? 0, config.Config?.User ?? "")
        {
            Platform = new OciPlatform(config.Os, config.Architecture, config.Variant ?? manifest.Platform?.Variant).ToString(),
            ExposedPorts = config.TcpPorts,
            Attachments = images.AttachedTo(manifest),
            Waste = tree.Waste(),
            StoredContent = stored,
            Content = content,
            ContentSource = content is null ? null : stored is null ? ContentSource.Computed : ContentSource.Stored,
        };
    }

    private ImageConfig ReadConfig()
    {
        var config = contents.Document<ImageConfig>(manifest.Config)
            ?? throw new InvalidDataException($"its manifest names the config {manifest.Config}, which is not in it");
        CheckName(manifest.Config, contents.Find(manifest.Config)!.Digest);
        if (manifest.Layers.Count > MostLayers)
            throw new InvalidDataException($"its manifest names {manifest.Layers.Count} layers, more than any engine takes");
        return config.DiffIds.Count == manifest.Layers.Count
            ? config
            : throw new InvalidDataException($"its manifest names {manifest.Layers.Count} layers and its config {config.DiffIds.Count}");
    }

    /// <summary>
    /// Every tool but an archive's own writer names the config by its digest ("HEX.json", "sha256:HEX"): a chance to see damage that is
    /// valid JSON.
    /// </summary>
    private static void CheckName(string path, string digest)
    {
        var name = path[(path.LastIndexOfAny(['/', ':']) + 1)..].Split('.')[0];
        if (name.Length == 64 && name.All(char.IsAsciiHexDigitLower) && digest != "sha256:" + name)
            throw new InvalidDataException($"its config {path} is damaged: its digest is {digest}");
    }

    private Blob FindLayer(string path, int position, string diffId)
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

    private ByteSize? StoredContent(Blob config, List<Layer> layers)
    {
        if (manifest.Digest is null)
            return null;
        var blob = contents.Find(new OciDescriptor(manifest.Digest, null, null).Path)!;
        return layers.Aggregate(blob.Stored + config.Stored, (sum, layer) => sum + layer.Stored);
    }
}
