using ImageBench.Images.Documents;

namespace ImageBench.Images.Remote;

/// <summary>
/// The images under one name of a registry. What it cannot give is a <see cref="Model.Fault"/>; what it gives has the digest that was asked
/// for.
/// </summary>
internal interface IImageRepository
{
    /// <summary>As users write it, for sentences: "registry.example/team/app".</summary>
    string Name { get; }

    /// <summary>The manifest or index of a tag or a digest.</summary>
    Task<StoredDocument> ReadManifest(string reference, CancellationToken cancellationToken);

    /// <summary>The same of a tag that need not be there; null: it is not.</summary>
    Task<StoredDocument?> FindManifest(string tag, CancellationToken cancellationToken);

    /// <summary>The index of what is about the manifest of that digest; null: the registry keeps none.</summary>
    Task<StoredDocument?> FindReferrers(string digest, CancellationToken cancellationToken);

    Task<StoredDocument> ReadConfig(OciDescriptor config, CancellationToken cancellationToken);

    /// <summary>Reads a layer from its first byte to its last, as it arrives: nothing of it is kept.</summary>
    Task<T> ReadLayer<T>(OciDescriptor layer, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken);
}
