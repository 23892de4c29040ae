using ImageBench.Running.Ports;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// What a builder made and does not keep: asked for the same again it finds every step in its cache, and gives the same image.
/// <c>ConfigDigest</c> tells whether it did.
/// </summary>
internal sealed record BuiltImage(BuildRequest Request, string? ConfigDigest);
