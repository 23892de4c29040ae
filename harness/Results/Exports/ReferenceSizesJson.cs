using System.Text.Json;
using ImageBench.Images.Remote;
using ImageBench.Model;
using ImageBench.Results.Exports.Tools;

namespace ImageBench.Results.Exports;

/// <summary>The same as JSON; every key is always there, and what is not known is null.</summary>
internal static class ReferenceSizesJson
{
    public static string Text(IReadOnlyList<ReferenceSizes> references) => PlainText.Whole(JsonSerializer.Serialize(
        new
        {
            References = references.Select(one => new
            {
                one.Reference,
                Error = one.Trouble,
                Images = one.Images.Select(image => new
                {
                    image.Platform,
                    image.Digest,
                    ContentSizeBytes = image.Content?.Bytes,
                    LayerCount = image.Layers.Count,
                }),
            }),
        },
        PlainJson.Options) + "\n");
}
