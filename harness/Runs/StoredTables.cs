using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Running;
using ImageBench.Running.Checks;
using ImageBench.Runs.Planning;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs;

/// <summary>The files that a run leaves beside builds.csv, which was written as the builds ended.</summary>
internal static class StoredTables
{
    /// <summary>Of what was done, also where that is not all.</summary>
    public static void Write(RunFolder folder, Plan plan, BenchRun run, RunLedger ledger, CheckLedger checks)
    {
        var built = VariantRows.Make(
            plan.Scenarios,
            run.BaseSet,
            ledger.Builds,
            ledger.Images,
            CheckFigures.Results(checks.Checks),
            [.. plan.SkippedVariants.Select(variant => variant.Key)]);
        var variants = Budgets.AddTo(CheckFigures.AddTo(built, checks.Checks), plan.Scenarios);
        var remarks = RemarkRules.Apply(new RunResults(run, ledger.Builds, variants))
            .Concat(PlanRemarks.Of(plan))
            .Select(remark => remark.Sentence);
        var contents = VariantContents.Of(ledger.Images);
        WholeFile.Write(folder.ChecksPath, ChecksCsv.Text(run.Id, checks.Checks));
        WholeFile.Write(folder.StepsPath, StepsCsv.Text(run.Id, ledger.Builds));
        WholeFile.Write(folder.LayersPath, LayersCsv.Text(run.Id, LayerSummary.OfVariants(variants, ledger.Images)));
        WholeFile.Write(folder.TimesPath, TimesCsv.Text(run.Id, variants));
        WholeFile.Write(folder.VariantsPath, VariantsCsv.Text(run.Id, variants));
        WholeFile.Write(folder.ContentsPath, ContentsCsv.Text(run.Id, contents));
        WholeFile.Write(folder.LargestFilesPath, LargestFilesCsv.Text(run.Id, contents));
        WholeFile.Write(folder.RunPath, RunJson.Text(run with { Remarks = [.. run.Remarks, .. remarks] }));
    }
}
