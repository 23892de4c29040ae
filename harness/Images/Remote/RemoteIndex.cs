using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remote;

/// <summary>
/// What a name in a registry stands for: one image, or an index of several with what is about them. Of the manifests that an index lists
/// only those are read that it says too little of.
/// </summary>
internal sealed class RemoteIndex
{
    private const int MostEntries = 1_000;
    private const int MostIndexes = 16;

    private readonly RemoteDocuments _documents;
    private readonly List<RemoteEntry> _images = [];
    private readonly List<Attachment> _attachments = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _indexes;

    private RemoteIndex(RemoteDocuments documents) => _documents = documents;

    /// <summary>Of the manifest or index that the name stands for.</summary>
    public string Digest { get; private set; } = "";

    public IReadOnlyList<RemoteEntry> Images => _images;

    /// <summary>Signatures, SBOMs, attestations: they are listed beside the images and are none.</summary>
    public IReadOnlyList<Attachment> Attachments => _attachments;

    /// <summary>Whether the name stands for an index, be it of one image.</summary>
    public bool IsIndex => _indexes > 0;

    public static async Task<RemoteIndex> Read(RemoteDocuments documents, string reference, CancellationToken cancellationToken)
    {
        var index = new RemoteIndex(documents);
        var (digest, root) = await documents.Find(reference, cancellationToken);
        index._seen.Add(digest);
        index.Digest = digest;
        if (root.Manifests is not null)
            await index.AddAll(root, [], cancellationToken);
        else
            index.Add(new RemoteEntry(digest, null, []), root);
        return index;
    }

    private async Task AddAll(OciDocument list, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (++_indexes > MostIndexes)
            throw new InvalidDataException($"it holds more than {MostIndexes} indexes");
        foreach (var descriptor in (list.Manifests ?? []).OfType<OciDescriptor>())
        {
            if (descriptor.Digest is not { } digest || !_seen.Add(digest))
                continue;
            if (!DigestText.Is(digest))
                throw new InvalidDataException($"its index names '{PlainText.Short(digest, 100)}', which is no sha256 digest");
            if (_seen.Count > MostEntries)
                throw new InvalidDataException($"it lists more than {MostEntries} manifests");
            string[] all = [.. descriptor.Names, .. names];
            var entry = new RemoteEntry(digest, descriptor.Platform, all);
            if (descriptor.AttestationOf is not null)
                _attachments.Add(new Attachment(digest, "attestation"));
            else if (descriptor.ArtifactType is { Length: > 0 } kind)
                _attachments.Add(new Attachment(digest, kind));
            else if (descriptor.IsIndex)
                await AddAll((await _documents.Find(digest, cancellationToken)).Document, all, cancellationToken);
            else if (descriptor.Platform is { IsUnknown: false })
                _images.Add(entry);
            else
                await AddUnknown(entry, cancellationToken);
        }
    }

    // An index that is silent about a platform may list anything.
    private async Task AddUnknown(RemoteEntry entry, CancellationToken cancellationToken)
    {
        var (_, document) = await _documents.Find(entry.Digest, cancellationToken);
        if (document.Manifests is not null)
            await AddAll(document, entry.Names, cancellationToken);
        else if (document is { Artifact: null, Config: { } config })
            _images.Add(entry with { Platform = (await _documents.Config(config, cancellationToken)).Platform });
        else
            Add(entry, document);
    }

    private void Add(RemoteEntry entry, OciDocument document)
    {
        if (document.Artifact is { } kind)
            _attachments.Add(new Attachment(entry.Digest, kind));
        else
            _images.Add(entry);
    }
}
