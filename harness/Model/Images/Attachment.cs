namespace ImageBench.Model.Images;

/// <summary>
/// What lies beside an image and is none: an attestation, a signature, an SBOM. <c>Digest</c> is its manifest's; <c>Kind</c> is as it calls
/// itself.
/// </summary>
internal sealed record Attachment(string Digest, string Kind);
