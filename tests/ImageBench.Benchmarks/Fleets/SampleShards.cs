using System.Globalization;
using ImageBench.Benchmarks.Micro;
using ImageBench.Model.Builds;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Benchmarks.Fleets;

/// <summary>Run folders as the shards of one run leave them: many scenarios of two variants, each built in three rounds.</summary>
internal static class SampleShards
{
    private const int Variants = 2;
    private const int Rounds = 3;

    /// <summary>The folders, written below a folder; so many scenarios in all.</summary>
    public static IReadOnlyList<string> Write(string folder, int count, int scenarios)
    {
        var sample = SampleRun.Make();
        var one = sample.Scenario with { Variants = [.. sample.Scenario.Variants.Take(Variants)] };
        var names = one.Variants.Select(variant => variant.Name).ToHashSet();
        var builds = sample.Builds.Where(build => names.Contains(build.Key.Variant) && build.Key.Round <= Rounds).ToList();
        var images = sample.Images.Where(image => names.Contains(image.Variant)).ToList();
        var rows = VariantRows.Make([one], sample.Run.BaseSet, builds, images, new Dictionary<VariantKey, CheckResult>());
        var layers = LayerSummary.OfVariants(rows, images).ToList();
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"20260801-093000-sample-shard-{number}-of-{count}");
            List<string> all = [.. Enumerable.Range(0, scenarios).Where(place => place % count == number - 1)
                .Select(place => string.Create(CultureInfo.InvariantCulture, $"service-{place + 1:0000}"))];
            var run = new RunFolder(Directory.CreateDirectory(Path.Combine(folder, id)).FullName);
            List<BuildRecord> made =
                [.. all.SelectMany(name => builds.Select(build => build with { Key = build.Key with { Scenario = name } }))];
            List<VariantSummary> variants = [.. all.SelectMany(name => rows.Select(row => row with { Scenario = name }))];
            WholeFile.Write(run.BuildsPath, BuildsCsv.Text(id, made));
            WholeFile.Write(run.StepsPath, StepsCsv.Text(id, made));
            WholeFile.Write(run.TimesPath, TimesCsv.Text(id, variants));
            WholeFile.Write(run.VariantsPath, VariantsCsv.Text(id, variants));
            WholeFile.Write(run.LayersPath, LayersCsv.Text(id, [.. all.SelectMany(name =>
                layers.Select(layer => layer with { Variant = layer.Variant! with { Scenario = name } }))]));
            WholeFile.Write(run.RunPath, RunJson.Text(sample.Run with
            {
                Id = id,
                Node = string.Create(CultureInfo.InvariantCulture, $"node{number:000}"),
                Options = sample.Run.Options with
                {
                    Scenarios = all,
                    Name = "sample",
                    Shard = new RunShard(new RunPortion(number, count), "0123456789abcdef"),
                },
            }));
            return run.FullPath;
        })];
    }
}
