namespace ImageBench.Model.Images;

/// <summary>
/// One of the packages of an image that take most: the bytes of its files that a container sees. <c>Manager</c> is what calls it
/// installed; <c>LayerPosition</c> the layer (from 1) that most of the bytes came with.
/// </summary>
internal sealed record LargePackage(string Manager, string Name, string Version, int LayerPosition, ByteSize Unpacked);
