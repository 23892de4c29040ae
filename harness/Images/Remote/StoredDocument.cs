namespace ImageBench.Images.Remote;

/// <summary>A manifest, index or config as a registry holds it; <c>Digest</c> is that of these very bytes.</summary>
internal sealed record StoredDocument(string Digest, byte[] Bytes);
