using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remembered;

/// <summary>
/// A layer that was read before, and how it lay there: the digest and the length of its file, which is the tar itself where it was not
/// compressed.
/// </summary>
internal sealed record KnownLayer(string StoredDigest, ByteSize Stored, Compression Compression, LayerContent Content);
