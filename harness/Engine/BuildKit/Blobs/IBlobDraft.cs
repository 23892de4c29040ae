namespace ImageBench.Engine.BuildKit.Blobs;

/// <summary>A blob that is being written; one that is not kept is gone when it is disposed.</summary>
internal interface IBlobDraft : IDisposable
{
    long Length { get; }

    /// <summary>The digest of what was added so far.</summary>
    string Digest { get; }

    void Add(ReadOnlySpan<byte> bytes);

    /// <summary>Makes it one of the store's.</summary>
    void Keep();
}
