using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Runs.Planning;
using ImageBench.Statistics;
using ImageBench.Statistics.Remarks;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs;

/// <summary>The files that a run leaves beside builds.csv, which was written as the builds ended.</summary>
internal static class StoredTables
{
    /// <summary>
    /// Of what was done, also where that is not all. Of a run that was gone on with, <paramref name="found"/> is what it had found before:
    /// an image that was not read again has the figures that it had.
    /// </summary>
    public static void Write(RunFolder folder, Plan plan, BenchRun run, RunLedger ledger, CheckLedger checks, RunResults? found)
    {
        var measured = VariantRows.Images(ledger.Images);
        var kept = Kept(plan, ledger, found).Where(variant => !measured.ContainsKey(variant.Key)).ToDictionary(
            variant => variant.Key, variant => variant.Image!);
        var built = VariantRows.Make(
            plan.Scenarios,
            run.BaseSet,
            ledger.Builds,
            measured.Concat(kept).ToDictionary(),
            CheckFigures.Results(checks.Checks),
            [.. plan.SkippedVariants.Select(variant => variant.Key)]);
        var variants = Budgets.AddTo(CheckFigures.AddTo(built, checks.Checks), plan.Scenarios);
        var remarks = RemarkRules.Apply(new RunResults(run, ledger.Builds, variants))
            .Concat(PlanRemarks.Of(plan))
            .Select(remark => remark.Sentence);
        IReadOnlyList<VariantContents> contents =
            [.. VariantContents.Of(ledger.Images), .. found?.Contents.Where(image => kept.ContainsKey(image.Key)) ?? []];
        IReadOnlyList<LayerSummary> layers =
        [
            .. LayerSummary.OfVariants(variants, ledger.Images),
            .. found?.Layers.Where(layer => layer.Variant is { } variant && kept.ContainsKey(variant)) ?? [],
        ];
        WholeFile.Write(folder.ChecksPath, ChecksCsv.Text(run.Id, checks.Checks));
        WholeFile.Write(folder.StepsPath, StepsCsv.Text(run.Id, ledger.Builds));
        WholeFile.Write(folder.LayersPath, LayersCsv.Text(run.Id, layers));
        WholeFile.Write(folder.TimesPath, TimesCsv.Text(run.Id, variants));
        WholeFile.Write(folder.VariantsPath, VariantsCsv.Text(run.Id, variants));
        WholeFile.Write(folder.ContentsPath, ContentsCsv.Text(run.Id, contents));
        WholeFile.Write(folder.LargestFilesPath, LargestFilesCsv.Text(run.Id, contents));
        WholeFile.Write(folder.PackagesPath, PackagesCsv.Text(run.Id, contents));
        WholeFile.Write(folder.MapPath, MapCsv.Text(run.Id, contents));
        WholeFile.Write(folder.RunPath, RunJson.Text(run with { Remarks = [.. run.Remarks, .. remarks] }));
    }

    // An image whose build is made again is another.
    private static IEnumerable<VariantSummary> Kept(Plan plan, RunLedger ledger, RunResults? found)
    {
        var built = ledger.Builds.Where(build => build.Outcome.ImageId is not null).Select(build => VariantKey.Of(build.Key)).ToHashSet();
        var tried = ledger.Builds.Select(build => VariantKey.Of(build.Key)).ToHashSet();
        var named = plan.Scenarios.SelectMany(scenario => scenario.Variants
            .Where(variant => variant.Image is not null)
            .Select(variant => (scenario.Name, variant.Name))).ToHashSet();
        return found is null ? [] : found.Variants.Where(variant =>
            variant.Image is not null && (tried.Contains(variant.Key)
                ? built.Contains(variant.Key)
                : named.Contains((variant.Scenario, variant.Variant))));
    }
}
