using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Tables;

/// <summary>What the builds of a scenario's variants took in one cache state, beside the baseline's.</summary>
internal static class TimeTable
{
    public static FittedTable Of(ScenarioResults scenario, CacheState state)
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
}
