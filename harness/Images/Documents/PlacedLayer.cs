namespace ImageBench.Images.Documents;

/// <summary>Where a layer of an image lies in its archive or folder, and its tar: the diff id and the length, both uncompressed.</summary>
internal sealed record PlacedLayer(string Path, string DiffId, long TarLength);
