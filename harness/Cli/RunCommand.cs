using System.CommandLine;
using ImageBench.Model;
using ImageBench.Running;

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
            request.KeepImages);
        var plan = Plan.Make(scenarios, chosen);
        if (request.DryRun)
        {
            PlanTable.Write(TableConsole.On(Console.Out), plan, chosen);
            return (int)ExitCode.Good;
        }

        var run = new MeasuredRun(request, chosen, scenarios, plan, time);
        var results = await run.Make(cancellationToken);
        ResultTable.Write(TableConsole.On(Console.Out), results);
        await Console.Out.WriteLineAsync(run.Folder);
        return results.Run.Interrupted ? (int)ExitCode.Interrupted
            : results.Variants.All(variant => variant.Counts) ? (int)ExitCode.Good
            : (int)ExitCode.VariantFailed;
    }
}
