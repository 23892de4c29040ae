namespace ImageBench.Images.Archives;

/// <summary>An OCI image index or manifest, as written in JSON: an index has manifests, a manifest has a config and layers.</summary>
internal sealed record OciDocument(IReadOnlyList<OciDescriptor?>? Manifests, OciDescriptor? Config, IReadOnlyList<OciDescriptor?>? Layers);
