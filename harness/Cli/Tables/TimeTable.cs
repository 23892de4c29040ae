using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Cli.Tables;

/// <summary>What the builds of a scenario's variants took.</summary>
internal static class TimeTable
{
    /// <summary>A table for each cache state, with the variants beside the baseline; of an image alone one of all states.</summary>
    public static IEnumerable<FittedTable> AllOf(ScenarioResults scenario) => scenario.Variants is [var alone]
        ? [OfAlone(alone)]
        : scenario.CacheStates.Select(state => Of(scenario, state));

    private static FittedTable Of(ScenarioResults scenario, CacheState state)
    {
        var table = new FittedTable(state.Word(), ">build time", ">over the baseline's", "which is");
        foreach (var variant in scenario.Variants)
        {
            if (!variant.Times.TryGetValue(state, out var times))
                continue;
            table.Add(
                variant.Counts ? LineLook.Plain : LineLook.Bad,
                SizeTable.Name(scenario, variant),
                Figures.Seconds(times),
                variant.IsBaseline ? Figures.Missing : Figures.Ratio(times.Ratio),
                variant.IsBaseline ? "" : times.Ratio?.Verdict.Word() ?? "");
        }

        return table;
    }

    private static FittedTable OfAlone(VariantSummary variant)
    {
        var table = new FittedTable("build", ">time", "when");
        foreach (var (state, times) in variant.Times.OrderBy(time => time.Key))
            table.Add(variant.Counts ? LineLook.Plain : LineLook.Bad, state.Word(), Figures.Seconds(times), Meaning(state));
        return table;
    }

    private static string Meaning(CacheState state) => state switch
    {
        CacheState.Cold => "nothing is in the cache",
        CacheState.Warm => "nothing changed",
        CacheState.IncrementalSource => "one source file changed",
        CacheState.IncrementalDependency => "the dependency manifest changed",
        CacheState.Imported => "the cache of an earlier build is imported",
        _ => "",
    };
}
