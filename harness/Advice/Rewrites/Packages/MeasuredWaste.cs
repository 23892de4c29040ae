using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Images;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>What was measured of files that one layer wrote and a later one took away.</summary>
internal static class MeasuredWaste
{
    /// <summary>
    /// Whether an earlier step wrote what a later one removes, as the image of the unchanged Dockerfile shows: bytes of a path that the
    /// later one names are wasted, and the earlier one's layer holds as many that nobody sees.
    /// </summary>
    public static bool IsRemovedBy(RewriteFacts facts, RunText earlier, RunText later, string? laterFolder)
    {
        if (facts.Image is not { } image || LayerOf(image, earlier) is not { Wasted.Bytes: > 0 and var inLayer })
            return false;
        return LaterWords.Removed(later, laterFolder)
            .Select(path => path.TrimEnd('*').TrimEnd('/'))
            .Where(path => path.Length > 0 && path.AsSpan().IndexOfAny("*?[") < 0)
            .Any(path => image.Waste.Any(file => file.Wasted.Bytes <= inLayer && CleanFolder.Holds(path, "/" + file.Path.TrimStart('/'))));
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
