namespace ImageBench.Engine.BuildKit.Blobs;

/// <summary>Blobs by their digests, which a builder may read.</summary>
internal interface IBlobStore
{
    /// <summary>The length of a blob; null where there is none of that digest.</summary>
    long? Find(string digest);

    /// <summary>The bytes of a blob that is there, from the first.</summary>
    Stream Open(string digest);

    /// <summary>A blob to be written; null where nothing may be.</summary>
    IBlobDraft? Begin();
}
