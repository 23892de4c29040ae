using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remote;

/// <summary>The manifests and configs of a repository, each asked for once, and kept as the files of an archive.</summary>
internal sealed class RemoteDocuments(IImageRepository repository)
{
    private const string Schema1 = "it is of Docker's first manifest format, which tells neither layers nor sizes; push the image again";

    /// <summary>What was read, by its path in an archive.</summary>
    public ArchiveContents Contents { get; } = new();

    /// <summary>The manifest or index of a tag or a digest, with its digest.</summary>
    public async Task<(string Digest, OciDocument Document)> Find(string reference, CancellationToken cancellationToken)
    {
        var path = PathOf(reference);
        if (!Contents.Holds(path))
        {
            var stored = await repository.ReadManifest(reference, cancellationToken);
            path = PathOf(stored.Digest);
            Add(path, stored);
        }

        var document = Contents.Document<OciDocument>(path)!;
        if (document is { Manifests: null, Config: null })
            throw new InvalidDataException(document.FsLayers is not null ? Schema1 : "it is no manifest of an image");
        return (Contents.Find(path)!.Digest, document);
    }

    public async Task<ImageConfig> Config(OciDescriptor config, CancellationToken cancellationToken)
    {
        if (!Contents.Holds(config.Path))
            Add(config.Path, await repository.ReadConfig(config, cancellationToken));
        return Contents.Document<ImageConfig>(config.Path)!;
    }

    /// <summary>The bytes of a manifest that was read.</summary>
    public ByteSize LengthOf(string digest) => Contents.Find(PathOf(digest))!.Stored;

    private static string PathOf(string digest) => new OciDescriptor(digest, null, null).Path;

    private void Add(string path, StoredDocument stored)
    {
        if (!Contents.Holds(path))
            Contents.Add(path, new Blob(stored.Digest, new ByteSize(stored.Bytes.Length), Compression.None, stored.Bytes, null, null));
    }
}
