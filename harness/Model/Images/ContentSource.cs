namespace ImageBench.Model.Images;

/// <summary>
/// Where a content size comes from: the blobs and the manifest as they are stored, or, where a layer is stored unpacked, a push made up
/// here.
/// </summary>
internal enum ContentSource
{
    [Word("stored")]
    Stored,

    [Word("computed")]
    Computed,
}
