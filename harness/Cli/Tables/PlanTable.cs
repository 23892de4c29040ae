using System.Globalization;
using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Running;
using ImageBench.Runs.Planning;

namespace ImageBench.Cli.Tables;

/// <summary>The builds that a run would make, in their order.</summary>
internal static class PlanTable
{
    public static void Write(TableConsole console, Plan plan)
    {
        var table = new FittedTable(">build", "scenario", "variant", "builder", "cache", ">round", "dockerfile");
        foreach (var build in plan.FirstRounds)
        {
            table.Add(
                Digits.Count(build.Position),
                build.Key.Scenario,
                build.Key.Variant,
                build.Key.Builder.Word(),
                build.Key.Cache.Word(),
                Digits.Count(build.Key.Round),
                string.Join(" + ", build.Variant.Builds.Select(part => Relative(build, part.DockerfilePath))));
        }

        console.Write(table);
        var count = plan.FirstRounds.Count();
        console.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{Figures.Count(count, "build")}{(plan.Options.Auto is null ? "" : " at least")}, "
                + $"seed {plan.Options.Seed}; nothing was built."));
        foreach (var remark in PlanRemarks.Of(plan))
            console.Say(remark.Sentence);
    }

    // One that was given other parents lies elsewhere, which is no place that anybody knows.
    private static string Relative(PlannedBuild build, string path)
    {
        var shown = Path.GetRelativePath(build.Scenario.SideOf(build.Variant).Folder, path);
        return shown.StartsWith("..", StringComparison.Ordinal) ? $"{Path.GetFileName(path)} (other parents)" : shown;
    }
}
