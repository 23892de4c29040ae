using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs.Outcomes;

/// <summary>A run as an outcome: one side, an image for each variant and builder.</summary>
internal static class RunOutcome
{
    /// <summary>Without a name it is called by its scenarios: a run's id is another each time.</summary>
    public static Outcome Of(RunResults results, string? name, string? reportPath, IReadOnlyList<LimitFinding> findings)
    {
        var names = new VariantNames(results.Variants.Select(row => row.Key));
        return new Outcome(name ?? Name(results), [.. results.Variants.Select(row => Image(results, row, names.NameOf(row.Key)))])
        {
            Head = results.Run.Id,
            Engine = EngineText(results.Run.Engine),
            ReportPath = reportPath,
            Limits =
            [
                .. results.Variants.SelectMany(row => BudgetOutcome.Of(row, names.NameOf(row.Key))),
                .. findings.Select(finding => GrowthOutcome.Of(finding, names.NameOf(finding))),
            ],
            Notes = [.. results.Run.Interrupted ? ["The run was interrupted: it holds what was done by then."] : (string[])[],
                .. results.Run.Remarks],
        };
    }

    /// <summary>"Docker 28.5.2 (overlay2)".</summary>
    public static string EngineText(EngineFacts engine) =>
        $"{engine.Product} {engine.Version}{(engine.ImageStore.Length > 0 ? $" ({engine.ImageStore})" : "")}";

    /// <summary>A variant's row as a side; what does not count has no figures.</summary>
    public static SideOutcome Side(RunResults results, VariantSummary row) => new(row.Status, row.Check)
    {
        Unpacked = row.Counts ? row.Image?.Unpacked : null,
        Content = row.Counts ? row.Image?.Content : null,
        LayerCount = row.Counts ? row.Image?.LayerCount : null,
        Failure = VariantFailure.Of(results, row),
    };

    /// <summary>The times of a variant in one cache state, or null.</summary>
    public static MeasuredTimes? Times(RunResults results, VariantSummary? row, CacheState cache)
    {
        if (row is not { Counts: true } || !row.Times.TryGetValue(cache, out var times))
            return null;
        var builds = new VariantBuilds([.. results.Builds.Where(build => VariantKey.Of(build.Key) == row.Key)]);
        return new MeasuredTimes(
            [.. builds.Sample(cache)?.ByRound.OrderBy(round => round.Key).Select(round => round.Value) ?? []], times);
    }

    private static string Name(RunResults results) =>
        string.Join(", ", results.Variants.Select(row => row.Scenario).Distinct()) is { Length: > 0 and <= 100 } names ? names : "all";

    private static ImageOutcome Image(RunResults results, VariantSummary row, string name) => new(name, null, Side(results, row))
    {
        Scenario = row.Scenario,
        Variant = row.Variant,
        Builder = row.Builder,
        IsBaseline = row.IsBaseline,
        Times = [.. row.Times.Keys.Order().Select(cache => new StateTimes(cache, null, Times(results, row, cache)))
            .Where(state => state.Head is not null)],
        Layers = row.Counts ? [.. results.Layers.Where(layer => layer.Variant == row.Key).Select(Layer)] : [],
    };

    private static LayerOutcome Layer(LayerSummary layer) => new(layer.Instruction, IsSame: false)
    {
        HeadPosition = layer.Position,
        Head = layer.Unpacked,
        HeadContent = layer.Content,
        FromParent = layer.FromParent,
    };
}
