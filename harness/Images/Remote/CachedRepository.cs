using System.Collections.Concurrent;
using ImageBench.Images.Documents;

namespace ImageBench.Images.Remote;

/// <summary>
/// A repository of which many images are asked for at once: what has a digest, which tags share, is asked for once. An answer that failed
/// is asked for again by the next one who wants it.
/// </summary>
internal sealed class CachedRepository(IImageRepository repository) : IImageRepository
{
    private readonly ConcurrentDictionary<string, Lazy<Task<StoredDocument>>> _documents = new(StringComparer.Ordinal);

    public string Name => repository.Name;

    public Task<StoredDocument> ReadManifest(string reference, CancellationToken cancellationToken) =>
        reference.Contains(':', StringComparison.Ordinal)
            ? Once(reference, () => repository.ReadManifest(reference, cancellationToken))
            : repository.ReadManifest(reference, cancellationToken);

    public Task<StoredDocument?> FindManifest(string tag, CancellationToken cancellationToken) =>
        repository.FindManifest(tag, cancellationToken);

    public Task<StoredDocument?> FindReferrers(string digest, CancellationToken cancellationToken) =>
        repository.FindReferrers(digest, cancellationToken);

    public Task<StoredDocument> ReadConfig(OciDescriptor config, CancellationToken cancellationToken) =>
        Once($"config {config.Digest}", () => repository.ReadConfig(config, cancellationToken));

    public Task<T> ReadLayer<T>(
        OciDescriptor layer, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        repository.ReadLayer(layer, read, cancellationToken);

    private async Task<StoredDocument> Once(string key, Func<Task<StoredDocument>> read)
    {
        var document = _documents.GetOrAdd(key, _ => new Lazy<Task<StoredDocument>>(read));
        try
        {
            return await document.Value;
        }
        catch
        {
            _documents.TryRemove(KeyValuePair.Create(key, document));
            throw;
        }
    }
}
