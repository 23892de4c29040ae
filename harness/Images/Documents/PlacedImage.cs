namespace ImageBench.Images.Documents;

/// <summary>What an image in an archive or a folder is made of: its config as written, and its layers, oldest first.</summary>
internal sealed record PlacedImage(ReadOnlyMemory<byte> Config, IReadOnlyList<PlacedLayer> Layers);
