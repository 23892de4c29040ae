using ImageBench.Model;

namespace ImageBench.Images.ContentSizes;

/// <summary>The content size of one layer: measured by the meter while the layer is read, or (no meter) remembered.</summary>
internal sealed class LayerSizing(SizedLayers known, string? name, KnownContent? expected, GzipMeter? meter)
{
    /// <summary>The same reading, measured on its way.</summary>
    public Func<Memory<byte>, CancellationToken, ValueTask<int>> Tap(Func<Memory<byte>, CancellationToken, ValueTask<int>> read) =>
        meter is null ? read : async (buffer, cancellationToken) =>
        {
            var count = await read(buffer, cancellationToken);
            await meter.Add(buffer[..count], cancellationToken);
            return count;
        };

    /// <summary>
    /// The size, when the layer has been read and its diff id is known for sure; null where its file bore another layer's name.
    /// </summary>
    public async ValueTask<ByteSize?> Finish(string diffId, CancellationToken cancellationToken)
    {
        var found = meter is not null ? new KnownContent(diffId, await meter.Finish(cancellationToken))
            : expected?.DiffId == diffId ? expected
            : known.Find(LayerName.Of(diffId));
        if (found is null || found == expected)
            return found?.Content;
        if (meter is not null)
            known.Keep(LayerName.Of(diffId), found);
        if (name is not null && name != LayerName.Of(diffId))
            known.Keep(name, found);
        return found.Content;
    }
}
