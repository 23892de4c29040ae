using ImageBench.Images.Archives;
using ImageBench.Images.Documents;

namespace ImageBench.Images.Remote;

/// <summary>Layers that were read while one command runs, by their digest: what two images share is downloaded once.</summary>
internal sealed class LayerShelf
{
    private readonly Dictionary<(string Digest, bool IsCompared), Blob> _layers = [];

    public Blob? Find(OciDescriptor layer, bool isCompared) => _layers.GetValueOrDefault((layer.Path, isCompared));

    public void Keep(OciDescriptor layer, Blob blob, bool isCompared) => _layers[(layer.Path, isCompared)] = blob;
}
