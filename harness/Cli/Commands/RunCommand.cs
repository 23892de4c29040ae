using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Sections;
using ImageBench.Results;
using ImageBench.Runs;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Outcomes;
using ImageBench.Runs.Planning;
using ImageBench.Statistics;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Cli.Commands;

/// <summary>The root command: builds, measures, and leaves a run folder.</summary>
internal sealed class RunCommand(RunOptionSet options, SourceOptionSet sources, ExportOptionSet exports, TimeProvider time)
{
    public async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (output, error) = (exports.Shown(parsed), parsed.InvocationConfiguration.Error);
        var request = options.Read(parsed);
        var isUnnamed = options.IsUnnamed(parsed);
        if (isUnnamed)
            request = request with { Options = request.Options with { Scenarios = sources.Meant(parsed, cancellationToken) } };
        var planned = PlannedRun.Read(request, KeptState.Find(error), cancellationToken);
        // A note begins with a file's name, which could be a command of the CI system that reads this.
        foreach (var note in planned.Remarks)
            ErrorLines.Write(error, $"Note: {note}");
        if (isUnnamed && OwnSources.Remark(OwnSources.Beside(request.Options.Scenarios, request.ScenariosFolder)) is { } beside)
            ErrorLines.Write(error, $"Note: {beside}");
        EngineWord.Check(request.Engine, request.CheckEngine);
        if (options.IsDryRun(parsed))
        {
            PlanTable.Write(TableConsole.On(output), planned.Plan);
            return (int)ExitCode.Good;
        }

        if (isUnnamed && !options.IsAgreed(parsed))
            await new Consent(error, Consent.Terminal).Ask(planned);
        var shown = new ShownRun(options.Display(parsed), error, time);
        var (folder, results) = await shown.Use(planned.Request, planned.Plan, async around =>
        {
            var run = new MeasuredRun(planned, around);
            var made = await run.Make(cancellationToken);
            return (run.Folder, made);
        });
        ResultTable.Write(TableConsole.On(output), results);
        await MadeRun.Write(output, folder);
        await exports.Write(parsed, () => Outcome(planned, folder, results, exports.Name(parsed)), cancellationToken);
        var overBudget = results.Variants.Select(BudgetSection.Sentence).OfType<string>().ToList();
        foreach (var sentence in overBudget)
            TableConsole.On(output).Say(sentence + ".", hanging: 2);
        return (int)(results.Run.Interrupted ? ExitCode.Interrupted
            : !results.Variants.All(variant => variant.Counts || variant.Status == BuildStatus.Skipped) ? ExitCode.VariantFailed
            : overBudget.Count > 0 ? ExitCode.OverBudget
            : ExitCode.Good);
    }

    private static Outcome Outcome(PlannedRun planned, string folder, RunResults results, string? name) =>
        OutcomeDockerfiles.Add(RunOutcome.Of(results, name, new RunFolder(folder).ReportPath, []), planned.Plan.Scenarios);
}
