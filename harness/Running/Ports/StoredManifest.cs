using ImageBench.Model;

namespace ImageBench.Running.Ports;

/// <summary>An image as a registry holds it: the bytes of its manifest and config, and its layers, oldest first.</summary>
internal sealed record StoredManifest(string Digest, ByteSize ManifestAndConfig, IReadOnlyList<StoredManifest.Blob> Layers)
{
    internal sealed record Blob(string Digest, ByteSize Size);
}
