namespace ImageBench.Images.Archives;

/// <summary>The images that an archive holds, and the choice of one.</summary>
internal sealed class Manifests(ArchiveContents contents)
{
    private readonly List<ImageManifest> _oci = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>
    /// The image meant: that of the id (a config's, or a manifest's digest), else the only one, else the only one for this machine.
    /// manifest.json is trusted first: its writer has chosen the platform.
    /// </summary>
    public ImageManifest Choose(string? imageId)
    {
        if (contents.Document<OciDocument>("index.json") is { } index)
            AddAll(index);
        var saved = contents.Document<IReadOnlyList<DockerManifest?>>("manifest.json")?.OfType<DockerManifest>().Select(Read).ToList();
        var images = (saved is { Count: > 0 } ? saved : [.. _oci.Where(manifest => manifest.AttestationOf is null)])
            .DistinctBy(manifest => manifest.Config).ToList();
        var meant = images.FindAll(manifest => imageId is not null && (manifest.Digest == imageId || contents.Find(manifest.Config)?.Digest == imageId));
        var fitting = images.FindAll(manifest => manifest.Platform == OciPlatform.OfThisMachine);
        List<ImageManifest>[] choices = [meant, images, fitting];
        var chosen = choices.FirstOrDefault(choice => choice.Count == 1)?[0] ?? throw NoChoice(images);
        return _oci.Find(manifest => contents.Find(manifest.Config) == contents.Find(chosen.Config)) is { } stored
            ? chosen with { Digest = stored.Digest }
            : chosen;
    }

    /// <summary>Digests of the attestations about a manifest.</summary>
    public IReadOnlyList<string> AttestationsOf(string? digest) =>
        [.. _oci.Where(manifest => digest is not null && manifest.AttestationOf == digest).Select(manifest => manifest.Digest!)];

    private static InvalidDataException NoChoice(List<ImageManifest> images) => new(images.Count == 0
        ? "it has neither a manifest.json nor an index.json that names an image"
        : $"it holds {images.Count} images ({string.Join(", ", images.Select(image => image.Platform ?? image.Name).Take(5))}), and only one can be read");

    private static ImageManifest Read(DockerManifest manifest) => new(
        manifest.RepoTags is [{ } tag, ..] ? tag : manifest.Config ?? "",
        manifest.Config ?? "",
        [.. (manifest.Layers ?? []).Select(layer => layer ?? "")]);

    /// <summary>An index may list what the archive leaves out (other platforms), and other indexes.</summary>
    private void AddAll(OciDocument index)
    {
        foreach (var descriptor in (index.Manifests ?? []).OfType<OciDescriptor>())
        {
            if (!_seen.Add(descriptor.Path) || contents.Find(descriptor.Path) is null || contents.Document<OciDocument>(descriptor.Path) is not { } document)
                continue;
            if (document.Manifests is not null)
                AddAll(document);
            else if (document.Config is { } config)
                _oci.Add(Read(descriptor, config, document.Layers ?? []));
        }
    }

    private static ImageManifest Read(OciDescriptor descriptor, OciDescriptor config, IReadOnlyList<OciDescriptor?> layers) => new(
        descriptor.Annotations?.GetValueOrDefault("io.containerd.image.name") ?? descriptor.Digest ?? "",
        config.Path,
        [.. layers.Select(layer => layer?.Path ?? "")])
    {
        Digest = descriptor.Digest,
        Platform = descriptor.Platform?.ToString(),
        AttestationOf = descriptor.AttestationOf,
    };
}
