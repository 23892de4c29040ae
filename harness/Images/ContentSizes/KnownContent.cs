using ImageBench.Model;

namespace ImageBench.Images.ContentSizes;

/// <summary>The content size that a layer of that diff id was found to have.</summary>
internal sealed record KnownContent(string DiffId, ByteSize Content);
