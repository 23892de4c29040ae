using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Reports.Sections;
using ImageBench.Running;
using ImageBench.Runs;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;
using ImageBench.Statistics;

namespace ImageBench.Cli.Commands;

/// <summary>The root command: builds, measures, and leaves a run folder.</summary>
internal sealed class RunCommand(RunOptionSet options, TimeProvider time)
{
    public async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = options.Read(parsed);
        var resumed = request.Resume is { } path ? ResumedRun.Open(path, StateFolder.Find()) : null;
        request = resumed?.Complete(request) ?? request;
        var scenarios = ScenarioChoice.Read(request, cancellationToken);
        resumed?.CheckFiles(scenarios, cancellationToken);
        var chosen = new RunOptions(
            [.. scenarios.Select(scenario => scenario.Name)],
            request.Variants,
            request.CacheStates,
            request.Builders,
            request.Rounds,
            request.Seed ?? Random.Shared.Next(1_000_000),
            request.Timeout,
            request.KeepImages)
        {
            Auto = request.Auto,
            CheckRounds = request.CheckRounds,
            Registry = request.Registry,
        };
        var plan = PlanOf(scenarios, chosen, cancellationToken);
        if (!plan.FirstRounds.Any())
            throw new Fault(ExitCode.BadInput, string.Join('\n', PlanRemarks.Of(plan).Select(remark => remark.Sentence).Append("Nothing is left to build.")));
        if (request.DryRun)
        {
            PlanTable.Write(TableConsole.On(parsed.InvocationConfiguration.Output), plan);
            return (int)ExitCode.Good;
        }

        var (folder, results) = await Measure(request, plan, resumed, parsed.InvocationConfiguration.Error, cancellationToken);
        ResultTable.Write(TableConsole.On(parsed.InvocationConfiguration.Output), results);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(folder);
        var overBudget = results.Variants.Select(BudgetSection.Sentence).OfType<string>().ToList();
        foreach (var sentence in overBudget)
            await parsed.InvocationConfiguration.Output.WriteLineAsync(sentence + ".");
        return results.Run.Interrupted ? (int)ExitCode.Interrupted
            : !results.Variants.All(variant => variant.Counts || variant.Status == BuildStatus.LeftOut) ? (int)ExitCode.VariantFailed
            : overBudget.Count > 0 ? (int)ExitCode.OverBudget
            : (int)ExitCode.Good;
    }

    // The display is closed before the results are printed: a live one redraws its last lines.
    private async Task<(string Folder, RunResults Results)> Measure(
        RunRequest request, Plan plan, ResumedRun? resumed, TextWriter shown, CancellationToken cancellationToken)
    {
        await using var display = DisplayChoice.Make(request.Display, plan.Count, shown);
        var run = new MeasuredRun(request, plan, resumed, display, time);
        var results = await run.Make(cancellationToken);
        return (run.Folder, results);
    }

    private static Plan PlanOf(IReadOnlyList<Scenario> scenarios, RunOptions options, CancellationToken cancellationToken)
    {
        bool Asked(string variant) => options.Variants.Count == 0 || options.Variants.Contains(variant);
        return new Plan(
            scenarios,
            options,
            [.. scenarios.SelectMany(scenario => ContextEdits.LeftOut(scenario, cancellationToken)).Where(state => options.CacheStates.Contains(state.Cache) && Asked(state.Variant))])
        {
            Unbuildable = [.. from scenario in scenarios from builder in options.Builders from variant in BuilderLimits.LeftOut(scenario, builder) where Asked(variant.Key.Variant) select variant],
            Ignored = [.. scenarios.SelectMany(scenario => ContextEdits.Ignored(scenario, cancellationToken)).Where(change => options.CacheStates.Contains(change.Cache) && Asked(change.Variant))],
        };
    }
}
