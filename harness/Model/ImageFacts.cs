namespace ImageBench.Model;

/// <summary>What is known of one image, from its own archive. <c>Layers</c> are oldest first; <c>HistoryCount</c> counts history entries, with and without a layer.</summary>
internal sealed record ImageFacts(
    string ImageId,
    IReadOnlyList<Layer> Layers,
    int HistoryCount,
    string User)
{
    public ByteSize Unpacked => new(Layers.Sum(layer => layer.Unpacked.Bytes));

    public int FileCount => Layers.Sum(layer => layer.FileCount);
}
