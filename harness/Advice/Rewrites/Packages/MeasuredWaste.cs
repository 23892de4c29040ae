using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Images;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>What was measured of files that one layer wrote and a later one took away.</summary>
internal static class MeasuredWaste
{
    /// <summary>
    /// The bytes that a step's layer of the unchanged image holds and nobody sees; 0: none, or it is not certain which layer it is.
    /// </summary>
    public static long InLayerOf(RewriteFacts facts, RunText run) =>
        facts.Image is { } image && LayerOf(image, run)?.Wasted is { } wasted ? wasted.Bytes : 0;

    /// <summary>
    /// The bytes of the smallest wasted file below paths that a step removes: a layer that holds as many wrote it, as far as can be known.
    /// Without one more than any layer holds.
    /// </summary>
    public static long LeastOf(RewriteFacts facts, IReadOnlyCollection<string> removed)
    {
        if (facts.Image is not { Waste.Count: > 0 } image)
            return long.MaxValue;
        List<string> paths =
        [
            .. removed.Select(path => path.TrimEnd('*').TrimEnd('/')).Where(path => path.Length > 0 && path.AsSpan().IndexOfAny("*?[") < 0),
        ];
        return image.Waste
            .Where(file => paths.Any(path => CleanFolder.Holds(path, "/" + file.Path.TrimStart('/'))))
            .Select(file => file.Wasted.Bytes)
            .DefaultIfEmpty(long.MaxValue)
            .Min();
    }

    // By what the image says of its layers; a step that it says twice is none that is certain.
    private static Layer? LayerOf(ImageFacts image, RunText run)
    {
        var text = Plain(run.Script.Text);
        var layers = image.Layers.Where(layer => Plain(layer.Instruction).EndsWith(text, StringComparison.Ordinal)).ToList();
        return layers.Count == 1 ? layers[0] : null;
    }

    private static string Plain(string text) => string.Join(
        ' ', text.Split([' ', '\t', '\n', '\\'], StringSplitOptions.RemoveEmptyEntries));
}
