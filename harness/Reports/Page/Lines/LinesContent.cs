using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Reports.Page.Bars;
using ImageBench.Reports.Page.Content;
using ImageBench.Statistics.Lines;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Page.Lines;

/// <summary>The Dockerfiles of a scenario side by side: its variants that have one, and the lines of all with their costs.</summary>
internal sealed record LinesContent(
    ScenarioPage Page, IReadOnlyList<(VariantSummary Variant, VariantCost Cost)> Variants, IReadOnlyList<SharedLine> Lines)
{
    private const int MostFiles = 8;

    /// <summary>What the bars of bytes are drawn to: the most that a line adds to any image.</summary>
    public Scale Bytes { get; } = Scale.To(Lines.SelectMany(line => line.Costs).Select(cost => (double)(cost?.Unpacked?.Bytes ?? 0)));

    /// <summary>The same for the seconds of cold builds.</summary>
    public Scale Seconds { get; } = Scale.To(Lines.SelectMany(line => line.Costs).Select(cost => cost?.Cold?.Mean.TotalSeconds ?? 0));

    /// <summary>Whether any cold build is known, so that there are seconds to be told.</summary>
    public bool HasSeconds => Variants.Any(variant => variant.Cost.Cold is not null);

    /// <summary>Whether builds after a change are known, so that it is to be told what that makes run again.</summary>
    public bool HasChanges => Lines.SelectMany(line => line.Costs).OfType<LineCost>()
        .Any(cost => cost.Runs.ContainsKey(CacheState.IncrementalSource) || cost.Runs.ContainsKey(CacheState.IncrementalDependency));

    /// <summary>What is found behind a line, in words.</summary>
    public string Opened => Variants.SelectMany(variant => variant.Cost.Lines).Any(line => line.LogTail.Count > 0)
        ? "its layer, its files and what its step printed last"
        : "its layer and its files";

    /// <summary>Null where no Dockerfile is known.</summary>
    public static LinesContent? Of(ScenarioPage page)
    {
        List<(VariantSummary Variant, VariantCost Cost)> variants =
        [
            .. from variant in page.Scenario.Variants
               let cost = CostSum.Of(page.Results, variant.Key)
               where cost is not null
               select (variant, cost),
        ];
        return variants.Count == 0 ? null : new LinesContent(page, variants, SharedLine.Of([.. variants.Select(variant => variant.Cost)]));
    }

    /// <summary>The largest files of the layers that a line made, as far as they are known by themselves.</summary>
    public IEnumerable<FoldedFiles> FilesOf(VariantSummary variant, LineCost cost)
    {
        var layers = cost.Layers.Select(layer => layer.Position).ToHashSet();
        return Page.Scenario.ContentsOf(variant)?.Map
            .Where(files => files.IsFile && layers.Contains(files.LayerPosition))
            .Take(MostFiles) ?? [];
    }
}
