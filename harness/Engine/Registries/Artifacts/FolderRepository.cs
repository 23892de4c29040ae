using System.Net.Http.Headers;
using System.Text.Json;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Images.Remote;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>
/// Folders in one repository of a registry, each an OCI artifact under a tag: a manifest that says what it is, and one layer, the folder as
/// a gzipped tar. <c>Notes</c> are annotations of the manifest.
/// </summary>
internal sealed class FolderRepository(ImageName name, RegistrySettings settings, TimeProvider time, Action<string> tell)
    : IFolderRepository, IDisposable
{
    private const string Kind = "application/vnd.imagebench.folder.v1";
    private const string LayerKind = Kind + ".tar+gzip";
    private const string EmptyKind = "application/vnd.oci.empty.v1+json";
    // Registries remove by digest: without its own name in it, a manifest would be another tag's as well, and go with either.
    private const string TagNote = "org.opencontainers.image.ref.name";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly byte[] EmptyConfig = "{}"u8.ToArray();

    private readonly RegistryClient _client = new(name.Host, name.Repository, "pull,push,delete", settings, time, tell);
    private readonly RegistryImages _images = new(name, settings with { HubMirrors = [] }, time, tell);

    // Of packed folders, sent and received.
    private long _moved;

    public string Name => _images.Name;

    public async Task<long> Push(
        string tag, string folder, Func<RegistryTraffic, IReadOnlyDictionary<string, string>> notes, CancellationToken cancellationToken)
    {
        await using var held = await HeldFolder.Pack(folder, cancellationToken);
        var upload = new BlobUpload(_client);
        using var config = new MemoryStream(EmptyConfig);
        var sent = await upload.Send(config, DigestText.Of(EmptyConfig), cancellationToken);
        var packed = await upload.Send(held.Content, held.Digest, cancellationToken);
        _moved += packed;
        // The manifest that holds the notes is one more.
        var traffic = new RegistryTraffic(_client.Requests + _images.Requests + 1, new ByteSize(_moved));
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestKind.OciManifest,
            artifactType = Kind,
            config = new { mediaType = EmptyKind, digest = DigestText.Of(EmptyConfig), size = EmptyConfig.Length },
            layers = new[] { new { mediaType = LayerKind, digest = held.Digest, size = held.Length } },
            annotations = notes(traffic).Append(new KeyValuePair<string, string>(TagNote, tag)).ToDictionary(),
        }, Json);
        using var answer = await _client.Send(HttpMethod.Put, $"manifests/{tag}", $"{Name}:{tag}", () => Body(manifest), cancellationToken);
        return sent + packed + manifest.Length;
    }

    public async Task<FolderNotes?> Find(string tag, CancellationToken cancellationToken) =>
        await _images.FindManifest(tag, cancellationToken) is { } stored ? Read(stored, tag).Notes : null;

    public async Task<FolderNotes> Pull(string tag, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var (notes, layer) = Read(await _images.ReadManifest(tag, cancellationToken), tag);
            // Before it is held on disk: nothing that packs to more unpacks to less.
            if (layer.Length?.Bytes > FolderLimits.Usual.Bytes)
                throw new InvalidDataException($"it is said to have {layer.Length}, more than any run has");
            await using var held = await _images.ReadLayer(
                layer, (arriving, cancel) => HeldFolder.Receive(arriving, layer.Digest!, cancel), cancellationToken);
            _moved += held.Length;
            await new UnpackedFolder(folder, FolderLimits.Usual).Fill(held.Content, cancellationToken);
            return notes with { Bytes = held.Length };
        }
        catch (InvalidDataException damaged)
        {
            throw new Fault(
                ExitCode.BadInput, $"{Name}:{tag} cannot be unpacked: {damaged.Message}. Look at who writes there.", damaged);
        }
    }

    public async Task<bool> Remove(string tag, CancellationToken cancellationToken)
    {
        try
        {
            if (await _images.FindManifest(tag, cancellationToken) is not { } stored)
                return true;
            using var answer = await _client.Send(
                HttpMethod.Delete, $"manifests/{stored.Digest}", $"{Name}:{tag}", _ => { }, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is Fault or InvalidDataException or OperationCanceledException)
        {
            // Many registries are set up to keep what they have.
            return false;
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _images.Dispose();
    }

    private (FolderNotes Notes, OciDescriptor Layer) Read(StoredDocument stored, string tag)
    {
        OciDocument? document;
        try
        {
            document = JsonSerializer.Deserialize<OciDocument>(stored.Bytes, Json);
        }
        catch (JsonException)
        {
            document = null;
        }

        if (document is not { ArtifactType: Kind, Layers: [{ MediaType: LayerKind, Digest: not null } layer] })
        {
            throw new Fault(
                ExitCode.BadInput, $"{Name}:{tag} is no folder that ImageBench pushed. Look at its name, and at who else writes there.");
        }

        var notes = document.Annotations ?? new Dictionary<string, string?>();
        return (new FolderNotes(notes.ToDictionary(note => note.Key, note => note.Value ?? ""), layer.Length?.Bytes ?? 0), layer);
    }

    private static ByteArrayContent Body(byte[] manifest)
    {
        var content = new ByteArrayContent(manifest);
        content.Headers.ContentType = new MediaTypeHeaderValue(ManifestKind.OciManifest);
        return content;
    }
}
