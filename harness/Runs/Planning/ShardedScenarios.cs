using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Results;
using ImageBench.Runs.Shards;

namespace ImageBench.Runs.Planning;

/// <summary>
/// The scenarios that one machine measures of those that a request names, and its options with the digest of the whole split.
/// </summary>
internal sealed record ShardedScenarios(IReadOnlyList<Scenario> Scenarios, RunOptions Options)
{
    /// <summary>All of them where no shard is asked for; of one that is gone on with its own.</summary>
    public static ShardedScenarios Of(IReadOnlyList<Scenario> scenarios, RunRequest request)
    {
        var options = request.Options;
        if (options.Shard is not { Split: null, Portion: { } portion })
        {
            return new ShardedScenarios(
                request.Only is { } own ? [.. scenarios.Where(scenario => own.Contains(scenario.Name))] : scenarios, options);
        }

        var names = scenarios.Select(scenario => scenario.Name).ToList();
        if (names.CountBy(name => name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
        {
            throw new Fault(
                ExitCode.BadInput, $"Two scenarios are called {twice}, and --shard shares them out by their names: rename one of them.");
        }

        var weights = ScenarioWeights.Of(scenarios, options.Measures, Earlier(request.Durations));
        var cut = ShardCut.Of(names, weights, portion.Count);
        return new ShardedScenarios(cut.Take(scenarios, portion), options with { Shard = options.Shard with { Split = cut.Digest } });
    }

    private static IReadOnlyList<BuildRecord> Earlier(string? folder) =>
        folder is null ? [] : RunFolder.Open(folder).ReadBuildTimes();
}
