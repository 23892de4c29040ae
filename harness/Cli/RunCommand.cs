using System.CommandLine;
using ImageBench.Model;
using ImageBench.Reports;
using ImageBench.Running;
using ImageBench.Scenarios;
using ImageBench.Statistics;

namespace ImageBench.Cli;

/// <summary>The root command: builds, measures, and leaves a run folder.</summary>
internal sealed class RunCommand(RunOptionSet options, TimeProvider time)
{
    public async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = options.Read(parsed);
        var scenarios = ScenarioChoice.Read(request, cancellationToken);
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
        var plan = new Plan(scenarios, chosen, [.. LeftOut(scenarios, chosen, cancellationToken)]);
        if (!plan.FirstRounds.Any())
            throw new Fault(ExitCode.BadInput, string.Join('\n', plan.LeftOut.Select(state => new Remark.LeftOutStates([state]).Sentence).Append("Nothing is left to build.")));
        if (request.DryRun)
        {
            PlanTable.Write(TableConsole.On(Console.Out), plan);
            return (int)ExitCode.Good;
        }

        var run = new MeasuredRun(request, plan, time);
        var results = await run.Make(cancellationToken);
        ResultTable.Write(TableConsole.On(Console.Out), results);
        await Console.Out.WriteLineAsync(run.Folder);
        var overBudget = results.Variants.Select(BudgetSection.Sentence).OfType<string>().ToList();
        foreach (var sentence in overBudget)
            await Console.Out.WriteLineAsync(sentence + ".");
        return results.Run.Interrupted ? (int)ExitCode.Interrupted
            : !results.Variants.All(variant => variant.Counts) ? (int)ExitCode.VariantFailed
            : overBudget.Count > 0 ? (int)ExitCode.OverBudget
            : (int)ExitCode.Good;
    }

    private static IEnumerable<LeftOutState> LeftOut(IReadOnlyList<Scenario> scenarios, RunOptions options, CancellationToken cancellationToken) => scenarios
        .SelectMany(scenario => ContextEdits.LeftOut(scenario, cancellationToken))
        .Where(state => options.CacheStates.Contains(state.Cache) && (options.Variants.Count == 0 || options.Variants.Contains(state.Variant)));
}
