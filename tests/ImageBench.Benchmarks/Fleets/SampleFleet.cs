using System.Globalization;
using ImageBench.Benchmarks.Micro;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Benchmarks.Fleets;

/// <summary>Run folders as so many machines would leave them: replicates of one scenario, 1,000 builds each with 7 steps.</summary>
internal static class SampleFleet
{
    private const int Builds = 1_000;

    /// <summary>The folders, written below a folder.</summary>
    public static IReadOnlyList<string> Write(string folder, int count)
    {
        var sample = SampleRun.Make();
        var builds = sample.Builds.Take(Builds).ToList();
        var checks = new Dictionary<VariantKey, CheckResult>();
        var variants = VariantRows.Make([sample.Scenario], sample.Run.BaseSet, builds, sample.Images, checks);
        var layers = LayerSummary.OfVariants(variants, sample.Images).ToList();
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"20260801-093000-sample-replicate-{number}-of-{count}");
            var run = new RunFolder(Directory.CreateDirectory(Path.Combine(folder, id)).FullName);
            WholeFile.Write(run.BuildsPath, BuildsCsv.Text(id, builds));
            WholeFile.Write(run.StepsPath, StepsCsv.Text(id, builds));
            WholeFile.Write(run.TimesPath, TimesCsv.Text(id, variants));
            WholeFile.Write(run.VariantsPath, VariantsCsv.Text(id, variants));
            WholeFile.Write(run.LayersPath, LayersCsv.Text(id, layers));
            WholeFile.Write(run.RunPath, RunJson.Text(sample.Run with
            {
                Id = id,
                Node = string.Create(CultureInfo.InvariantCulture, $"node{number:000}"),
                Options = sample.Run.Options with { Name = "sample", Replicate = new RunPortion(number, count) },
            }));
            return run.FullPath;
        })];
    }
}
