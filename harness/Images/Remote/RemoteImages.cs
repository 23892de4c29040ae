using System.Text.Json;
using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remote;

/// <summary>
/// The images that one name in a registry stands for. What a manifest says costs no layer: those are read where files are asked for, each
/// once, also where several images have it.
/// </summary>
internal sealed class RemoteImages(IImageRepository repository, string reference, LayerShelf shelf, LayerMemory memory)
{
    private readonly RemoteDocuments _documents = new(repository);
    private RemoteIndex? _index;

    /// <summary>The image that is meant, from its manifest and its config.</summary>
    /// <exception cref="Fault">It cannot be had, or is none.</exception>
    public Task<(ListedImage Image, IReadOnlyList<Attachment> Attachments)> List(
        ImageChoice choice, CancellationToken cancellationToken) => Sentences(async () =>
    {
        var entry = await Choose(choice, cancellationToken);
        var (manifest, config) = await Documents(entry, cancellationToken);
        return (ImageListing.Of(entry, manifest, config, _documents, memory), _index!.Attachments);
    });

    /// <summary>All images, one a platform, from their manifests alone.</summary>
    /// <exception cref="Fault">They cannot be had, or are none.</exception>
    public Task<(IReadOnlyList<ListedImage> Images, IReadOnlyList<Attachment> Attachments)> ListAll(CancellationToken cancellationToken) =>
        Sentences(async () =>
    {
        var index = await Index(cancellationToken);
        List<ListedImage> images = [];
        foreach (var entry in index.Images)
        {
            var (_, manifest) = await _documents.Find(entry.Digest, cancellationToken);
            // Of an image without an index the config alone tells the platform.
            var config = entry.Platform is null && manifest.Config is { } named ? await _documents.Config(named, cancellationToken) : null;
            images.Add(ImageListing.Of(entry, manifest, config, _documents, memory));
        }

        return ((IReadOnlyList<ListedImage>)images, index.Attachments);
    });

    /// <summary>What is about the name's index and about these images and is listed in no index, as the registry tells it.</summary>
    /// <exception cref="Fault">The registry does not answer.</exception>
    public Task<IReadOnlyList<Attachment>> ListReferrers(IEnumerable<string> images, CancellationToken cancellationToken) =>
        Sentences(async () =>
    {
        var index = await Index(cancellationToken);
        var referrers = new Referrers(repository);
        foreach (var digest in images.Prepend(index.Digest).Distinct())
            await referrers.Add(digest, cancellationToken);
        return (IReadOnlyList<Attachment>)[.. referrers.Found.ExceptBy(index.Attachments.Select(one => one.Digest), one => one.Digest)];
    });

    /// <summary>The image that is meant with the tree of its files; layers that the shelf does not have are downloaded.</summary>
    /// <exception cref="Fault">It cannot be had, is none, or is damaged.</exception>
    public Task<ImageTree> Read(ImageChoice choice, ImageReading reading, CancellationToken cancellationToken) => Sentences(async () =>
    {
        var entry = await Choose(choice, cancellationToken);
        var (manifest, _) = await Documents(entry, cancellationToken);
        foreach (var layer in (manifest.Layers ?? []).OfType<OciDescriptor>())
            await Fetch(layer, reading, cancellationToken);
        // Whatever else was read, an index of this image alone makes it the one that is there.
        _documents.Contents.Add("index.json", IndexOf(entry));
        var images = new Manifests(_documents.Contents);
        var tree = new HeldImage(_documents.Contents, images, images.Choose(entry.Digest, ImageChoice.Any))
            .Read(reading with { ImageId = entry.Digest });
        return tree with { Facts = tree.Facts with { Attachments = _index!.Attachments } };
    });

    private async Task<RemoteIndex> Index(CancellationToken cancellationToken) =>
        _index ??= await RemoteIndex.Read(_documents, reference, cancellationToken);

    private async Task<RemoteEntry> Choose(ImageChoice choice, CancellationToken cancellationToken)
    {
        var index = await Index(cancellationToken);
        if (index.Images.Count == 0)
        {
            var kinds = string.Join(", ", index.Attachments.Select(attachment => attachment.Kind).Distinct().Take(3));
            throw new InvalidDataException(kinds.Length == 0 ? "it lists no image" : $"it is no image but what is about one ({kinds})");
        }

        var first = index.Images[0];
        if (index is { IsIndex: false, Images.Count: 1 } && choice.Platform is not null)
        {
            var (_, config) = await Documents(first, cancellationToken);
            first = first with { Platform = config.Platform };
        }

        NamedImage[] named = [.. index.Images.Select((entry, i) => new NamedImage(
            entry.Names, [entry.Digest], new Lazy<OciPlatform>(() => (i == 0 ? first : entry).Platform ?? new OciPlatform(null, null))))];
        return index.Images[NamedImage.Choose(named, choice)];
    }

    private async Task<(OciDocument Manifest, ImageConfig Config)> Documents(RemoteEntry entry, CancellationToken cancellationToken)
    {
        var (_, manifest) = await _documents.Find(entry.Digest, cancellationToken);
        if (manifest.Artifact is { } kind)
            throw new InvalidDataException($"{entry.Digest} is no image but {kind}");
        var config = manifest.Config ?? throw new InvalidDataException($"the manifest {entry.Digest} names no config");
        return (manifest, await _documents.Config(config, cancellationToken));
    }

    private async Task Fetch(OciDescriptor layer, ImageReading reading, CancellationToken cancellationToken)
    {
        if (_documents.Contents.Holds(layer.Path))
            return;
        if ((shelf.Find(layer, reading.IsCompared) ?? Recall(layer, reading)) is not { } blob)
        {
            blob = await repository.ReadLayer(layer, async (stream, cancel) =>
            {
                using var window = new Window(stream);
                return await BlobReader.Read(StoredFile.In(window, layer.Path, layer.Length?.Bytes ?? 0), reading, cancel);
            }, cancellationToken);
            shelf.Keep(layer, blob, reading.IsCompared);
        }

        _documents.Contents.Add(layer.Path, blob);
    }

    private static Blob? Recall(OciDescriptor layer, ImageReading reading) =>
        layer is { Digest: { } digest, Length.Bytes: var length } ? reading.Recall(digest, length) : null;

    private static Blob IndexOf(RemoteEntry entry)
    {
        // A config may be silent about a variant that the index says.
        var manifest = new { digest = entry.Digest, platform = entry.Platform };
        var index = JsonSerializer.SerializeToUtf8Bytes(new { manifests = new[] { manifest } }, JsonSerializerOptions.Web);
        return new Blob(entry.Digest, new ByteSize(index.Length), Compression.None, index, null, null);
    }

    private async Task<T> Sentences<T>(Func<Task<T>> read)
    {
        var name = repository.Name + (reference.Contains(':', StringComparison.Ordinal) ? '@' : ':') + reference;
        try
        {
            return await read();
        }
        catch (ImageChoiceException exception)
        {
            throw new Fault(ExitCode.BadInput, $"The name {name} {exception.Sentence}.", exception);
        }
        catch (InvalidDataException exception)
        {
            var what = exception.Message.TrimEnd('.');
            throw new Fault(ExitCode.BadInput, $"The image {name} cannot be read from its registry: {what}.", exception);
        }
    }
}
