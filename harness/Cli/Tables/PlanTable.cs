using System.Globalization;
using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running;
using ImageBench.Runs.Planning;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>The builds that a run would make, in their order.</summary>
internal static class PlanTable
{
    public static void Write(IAnsiConsole console, Plan plan)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in (string[])["position", "scenario", "variant", "builder", "cache", "round", "dockerfile"])
            table.AddColumn(heading);
        foreach (var build in plan.FirstRounds)
        {
            table.AddRow(
                build.Position.ToString(CultureInfo.InvariantCulture),
                PlainMarkup.Of(build.Key.Scenario),
                PlainMarkup.Of(build.Key.Variant),
                build.Key.Builder.Word(),
                build.Key.Cache.Word(),
                build.Key.Round.ToString(CultureInfo.InvariantCulture),
                PlainMarkup.Of(string.Join(" + ", build.Variant.Builds.Select(part => Relative(build, part.DockerfilePath)))));
        }

        console.Write(table);
        var count = plan.FirstRounds.Count();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} build{(count == 1 ? "" : "s")}{(plan.Options.Auto is null ? "" : " at least")}, seed {plan.Options.Seed}; nothing "
                + $"was built."));
        foreach (var remark in PlanRemarks.Of(plan))
            console.WriteLine(PlainText.Line(remark.Sentence));
    }

    // One that was given other parents lies elsewhere, which is no place that anybody knows.
    private static string Relative(PlannedBuild build, string path)
    {
        var shown = Path.GetRelativePath(build.Scenario.Folder, path);
        return shown.StartsWith("..", StringComparison.Ordinal) ? $"{Path.GetFileName(path)} (other parents)" : shown;
    }
}
