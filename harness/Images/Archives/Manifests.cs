using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>The images that an archive or a layout folder holds, and the choice of one.</summary>
internal sealed class Manifests
{
    // An index of images lies in another at most; each further one takes the stack as well.
    private const int MostDepth = 8;

    private readonly ArchiveContents _contents;
    private readonly List<ImageManifest> _oci = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<Blob, ImageManifest> _ociByConfig = [];
    private readonly Dictionary<Blob, OciPlatform> _platforms = [];
    private readonly List<ImageManifest> _images;

    public Manifests(ArchiveContents contents)
    {
        _contents = contents;
        if (contents.Document<OciDocument>("index.json") is { } index)
            AddAll(index, []);
        foreach (var manifest in _oci)
        {
            if (contents.Find(manifest.Config) is { } config)
                _ociByConfig.TryAdd(config, manifest);
        }

        var saved = (contents.Document<IReadOnlyList<DockerManifest?>>("manifest.json") ?? []).OfType<DockerManifest>()
            .Select(Read)
            .ToList();
        _images = [.. (saved.Count > 0 ? saved.Select(WithOci) : _oci.Where(manifest => manifest.Artifact is null))
            .DistinctBy(manifest => manifest.Config)];
    }

    /// <summary>
    /// The image meant: that of the id (a config's, or a manifest's digest) or of the choice, else the only one, else the one for this
    /// machine, and of several variants the plain one. manifest.json is trusted first: its writer has chosen the platform.
    /// </summary>
    public ImageManifest Choose(string? imageId, ImageChoice choice)
    {
        if (_images.Count == 0)
            throw new InvalidDataException("it has neither a manifest.json nor an index.json that names an image");
        var meant = imageId is null ? [] : _images.FindAll(manifest => imageId == manifest.Digest || imageId == ConfigDigest(manifest));
        if (meant.Count == 1)
            return meant[0];
        return _images[NamedImage.Choose([.. _images.Select(Named)], choice)];
    }

    /// <summary>What is about an image and no image itself; also what does not say what it is about.</summary>
    public IReadOnlyList<Attachment> AttachedTo(ImageManifest image)
    {
        var digests = _images.Select(other => other.Digest).ToHashSet();
        return [.. _oci.Where(manifest => manifest.Artifact is not null
            && (manifest.About == image.Digest || !digests.Contains(manifest.About)))
            .Select(manifest => new Attachment(manifest.Digest!, manifest.Artifact!))];
    }

    /// <summary>The index's platform, or the config's where the index is silent.</summary>
    public OciPlatform PlatformOf(ImageManifest manifest)
    {
        if (manifest.Platform is { IsUnknown: false } told)
            return told;
        if (_contents.Find(manifest.Config) is not { } blob)
            return new OciPlatform(null, null);
        if (_platforms.TryGetValue(blob, out var known))
            return known;
        var config = _contents.Document<ImageConfig>(manifest.Config);
        return _platforms[blob] = new OciPlatform(config?.Os, config?.Architecture, config?.Variant);
    }

    private NamedImage Named(ImageManifest manifest)
    {
        string?[] digests = [manifest.Digest, ConfigDigest(manifest), manifest.Config];
        return new NamedImage(manifest.Names, [.. digests.OfType<string>()], new Lazy<OciPlatform>(() => PlatformOf(manifest)));
    }

    private string? ConfigDigest(ImageManifest manifest) => _contents.Find(manifest.Config)?.Digest;

    private static ImageManifest Read(DockerManifest manifest) =>
        new(
            [.. (manifest.RepoTags ?? []).OfType<string>()],
            manifest.Config ?? "",
            [.. (manifest.Layers ?? []).Select(layer => layer ?? "")]);

    /// <summary>An image of manifest.json with what the index says of the same.</summary>
    private ImageManifest WithOci(ImageManifest saved) =>
        _contents.Find(saved.Config) is { } config && _ociByConfig.GetValueOrDefault(config) is { } same
            ? saved with
            {
                Digest = same.Digest,
                Platform = same.Platform,
                ParentDigest = same.ParentDigest,
                Names = [.. saved.Names, .. same.Names],
            }
            : saved;

    /// <summary>
    /// An index may list what the archive leaves out (other platforms), and other indexes, whose names are those of their images.
    /// </summary>
    private void AddAll(OciDocument index, IReadOnlyList<string> names, int depth = 0)
    {
        foreach (var descriptor in (index.Manifests ?? []).OfType<OciDescriptor>())
        {
            if (!_seen.Add(descriptor.Path)
                || _contents.Find(descriptor.Path) is null
                || _contents.Document<OciDocument>(descriptor.Path) is not { } document)
            {
                continue;
            }

            string[] all = [.. descriptor.Names, .. names];
            if (document.Manifests is not null && depth == MostDepth)
                throw new InvalidDataException($"its indexes lie one in another more than {MostDepth} deep");
            if (document.Manifests is not null)
                AddAll(document, all, depth + 1);
            else if (document.Config is { } config)
                _oci.Add(Read(descriptor, document, config, all));
        }
    }

    private static ImageManifest Read(OciDescriptor descriptor, OciDocument document, OciDescriptor config, IReadOnlyList<string> names) =>
        new(names, config.Path, [.. (document.Layers ?? []).Select(layer => layer?.Path ?? "")])
        {
            Digest = descriptor.Digest,
            Platform = descriptor.Platform,
            ParentDigest = document.Annotations?.GetValueOrDefault(OciDocument.ParentDigestName),
            Artifact = descriptor.AttestationOf is null ? document.Artifact : "attestation",
            About = descriptor.AttestationOf ?? document.Subject?.Digest ?? "",
        };
}
