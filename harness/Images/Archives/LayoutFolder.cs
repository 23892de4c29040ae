using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Images.Tar;
using ImageBench.Model.Files;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>
/// A folder in OCI layout, as skopeo, buildx and rules_oci write it, or an archive of docker save that was unpacked. Only what its index
/// leads to is read, and of the layers those of the image that is meant. Bazel's folders are made of links, so links are followed; what a
/// name leads to counts only with the digest that it is named by.
/// </summary>
internal sealed class LayoutFolder(string folder, ImageReading reading)
{
    private const string Index = "index.json";
    private const string Saved = "manifest.json";

    private readonly ArchiveContents _contents = new();

    /// <summary>
    /// What says that a folder is one, and by digests what is in it: its index, or else what docker save wrote. Null: it is none.
    /// </summary>
    public static string? DocumentOf(string folder) =>
        ((string[])[Index, Saved]).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The documents: the index, what it lists, and the configs.</summary>
    public async Task<ArchiveContents> ReadDocuments(CancellationToken cancellationToken)
    {
        await Add(Index, isDocument: true, cancellationToken);
        await Add(Saved, isDocument: true, cancellationToken);
        foreach (var saved in _contents.Document<IReadOnlyList<DockerManifest?>>(Saved) ?? [])
            await Add(saved?.Config ?? "", isDocument: true, cancellationToken);
        var open = new Queue<OciDescriptor>();
        Open(_contents.Document<OciDocument>(Index));
        while (open.TryDequeue(out var descriptor))
        {
            if (await Add(descriptor.Path, isDocument: true, cancellationToken) && _contents.Find(descriptor.Path)?.Document is not null)
                Open(_contents.Document<OciDocument>(descriptor.Path));
        }

        return _contents;

        void Open(OciDocument? document)
        {
            foreach (var descriptor in (document?.Manifests ?? []).Append(document?.Config).OfType<OciDescriptor>())
                open.Enqueue(descriptor);
        }
    }

    /// <summary>The layers of the image.</summary>
    public async Task ReadLayers(ImageManifest image, CancellationToken cancellationToken)
    {
        foreach (var layer in image.Layers)
            await Add(layer, isDocument: false, cancellationToken);
    }

    /// <summary>Reads a file unless it was read before or is not there.</summary>
    private async Task<bool> Add(string name, bool isDocument, CancellationToken cancellationToken)
    {
        var path = ArchiveContents.Normal(name);
        var file = new FileInfo(Path.Combine(folder, path));
        if (path.Length == 0 || _contents.Holds(path) || !file.Exists)
            return false;
        if (reading.Bounds is { } bounds && FolderBounds.LeadsOut(bounds, file.FullName))
            throw new InvalidDataException($"{path} in it is a link that leads out of {bounds}");
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (!file.Exists || (isDocument && file.Length > BlobReader.DocumentLimit))
            return false;
        if (file.Length == 0)
        {
            // Also pipes and devices have no length: none of them is opened.
            _contents.Add(path, new Blob(ArchiveContents.DigestOfNothing, default, Compression.None, null, null, "it is empty"));
            return true;
        }

        if (!isDocument && LayerName.InPath(path) is { } digest && reading.Recall("sha256:" + digest, file.Length) is { } known)
        {
            _contents.Add(path, known);
            return true;
        }

        await using var stream = ArchiveFile.Open(file.FullName);
        using var window = new Window(stream);
        _contents.Add(path, await BlobReader.Read(StoredFile.In(window, path, file.Length), reading, cancellationToken));
        return true;
    }
}
