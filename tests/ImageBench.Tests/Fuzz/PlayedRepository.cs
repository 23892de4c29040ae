using ImageBench.Images.Documents;
using ImageBench.Images.Remote;
using ImageBench.Model;

namespace ImageBench.Tests.Fuzz;

/// <summary>
/// Documents by their digests as they are, be they what these digests are of or not; what is not there is the first of all.
/// </summary>
internal sealed class PlayedRepository(IReadOnlyDictionary<string, byte[]> documents, byte[] first) : IImageRepository
{
    public string Name => "127.0.0.1:5000/app";

    public Task<StoredDocument> ReadManifest(string reference, CancellationToken cancellationToken) => Task.FromResult(Document(reference));

    public Task<StoredDocument> ReadConfig(OciDescriptor config, CancellationToken cancellationToken) =>
        Task.FromResult(Document(config.Digest ?? ""));

    /// <summary>As the registry's own client does, one that ends early is refused.</summary>
    public Task<T> ReadLayer<T>(
        OciDescriptor layer, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        Document(layer.Digest ?? "").Bytes is var bytes && layer.Length is { } length && length.Bytes <= bytes.Length
            ? read(new MemoryStream(bytes), cancellationToken)
            : throw new Fault(ExitCode.BadInput, "It ended early.");

    private StoredDocument Document(string digest) =>
        new(DigestText.Is(digest) ? digest : "sha256:" + new string('0', 64), documents.GetValueOrDefault(digest, first));
}
