using ImageBench.Model;

namespace ImageBench.Images.ContentSizes;

/// <summary>
/// Finds the content sizes of one image's unpacked layers while they are read. <paramref name="diffIds"/> are those of the image as far as
/// they are known before: where all of them were met earlier, nothing is compressed, whatever their files are called.
/// </summary>
internal sealed class ContentSizer(SizedLayers known, IReadOnlyList<string> diffIds) : IDisposable
{
    private readonly CompressorThreads _threads = new();
    private readonly bool _allKnown = diffIds.Count > 0 && diffIds.All(diffId => known.Find(LayerName.Of(diffId)) is not null);

    /// <summary>For the layer in the file of that path, which is about to be read.</summary>
    public LayerSizing Begin(string path)
    {
        var name = LayerName.InPath(path);
        var expected = name is null ? null : known.Find(name);
        return new LayerSizing(known, name, expected, expected is null && !_allKnown ? new GzipMeter(_threads) : null);
    }

    /// <summary>What the layer of that diff id was found to take; null: it was never met.</summary>
    public ByteSize? Known(string diffId) => known.Find(LayerName.Of(diffId))?.Content;

    public void Dispose() => _threads.Dispose();
}
