using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Lines;

namespace ImageBench.Reports.Page.Lines;

/// <summary>What a line costs, in words.</summary>
internal static class CostText
{
    /// <summary>What makes the line run again, by what is changed: "source", "dependency"; with the seconds that it then takes.</summary>
    public static IEnumerable<(string Word, string Sentence)> Again(LineCost cost)
    {
        foreach (var (cache, word, change) in ((CacheState, string, string)[])
        [
            (CacheState.IncrementalSource, "source", "a source file"),
            (CacheState.IncrementalDependency, "deps", "the dependency manifest"),
        ])
        {
            if (cost.Runs.TryGetValue(cache, out var runs) && runs.Ran > 0 && cost.Part.Word != "FROM")
            {
                yield return (
                    $"{word} {Figures.Seconds(runs.MeanRun)}",
                    $"A change of {change} makes it run again: in {runs.Ran} of {Figures.Count(runs.Builds, "build")}, "
                        + $"{Figures.Seconds(runs.MeanRun)} on average.");
            }
        }
    }

    /// <summary>Whether cold builds wait for it: in most of them it lies on the critical path.</summary>
    public static bool IsOnPath(LineCost cost) => cost.Cold is { } cold && 2 * cold.OnPath > cold.Builds;

    public static IEnumerable<string> Sentences(LineCost cost)
    {
        if (cost.Layers.Count > 0)
            yield return Layer(cost);
        if (cost.Cold is { } cold)
            yield return Cold(cold);
        foreach (var (_, sentence) in Again(cost))
            yield return sentence;
        if (cost.SharedWith is { } line)
            yield return $"Line {Figures.Count(line)} is the same up to here: one step is made for both.";
        if (cost.IsNeverBuilt)
            yield return "Nothing needs its stage: it is not built.";
    }

    private static string Layer(LineCost cost)
    {
        var where = cost.IsOfParent
            ? $"The parent image, {Figures.Count(cost.Layers.Count, "layer")}"
            : $"Layer {string.Join(", ", cost.Layers.Select(layer => Figures.Count(layer.Position)))}";
        var wasted = cost.Wasted is { Bytes: > 0 } waste
            ? $", of which {Figures.Size(waste)} are overwritten or deleted later and {Figures.Size(cost.Seen)} are still seen"
            : "";
        return $"{where}: {Figures.Size(cost.Unpacked)} in {Figures.Count(cost.FileCount, "file")}{wasted}.";
    }

    private static string Cold(LineRuns cold)
    {
        var path = cold.OnPath == 0 ? "the build does not wait for it"
            : cold.OnPath == cold.Builds ? "on the critical path"
            : $"on the critical path in {Figures.Count(cold.OnPath)} of them";
        return $"{Figures.Seconds(cold.Mean)} in a cold build, the mean of {Figures.Count(cold.Builds)}; {path}.";
    }
}
