using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>
/// What is kept of one file of an image archive until the manifest, which often comes last, tells what it is for: a document's bytes, or
/// the facts of a layer. <c>Problem</c> says why it is neither, and matters only when it should have been.
/// </summary>
internal sealed record Blob(string Digest, ByteSize Stored, Compression Compression, byte[]? Document, LayerContent? Layer, string? Problem)
{
    /// <summary>What a layer that lies there unpacked takes once it is compressed; null: not known.</summary>
    public ByteSize? Packed { get; init; }
}
