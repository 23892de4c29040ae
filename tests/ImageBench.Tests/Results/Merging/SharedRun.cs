using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;

namespace ImageBench.Tests.Results.Merging;

/// <summary>Runs of several machines, to be merged: plausible ones that differ in what machines may differ in.</summary>
internal static class SharedRun
{
    public static StoredRun Shard(int number, int count, string scenario, string? node = null) =>
        new($"2026-shard-{number}")
        {
            Scenario = scenario,
            Run = Run(node ?? $"node{number}", scenario) with
            {
                Options = Options(scenario) with { Shard = new RunShard(new RunPortion(number, count), "0123456789abcdef") },
            },
        };

    public static StoredRun Replicate(int number, int count, string? node = null, BenchRun? run = null)
    {
        var of = run ?? Run(node ?? $"node{number}", "go-crud");
        return new StoredRun($"2026-replicate-{number}")
        {
            Run = of with { Options = of.Options with { Name = "nightly", Replicate = new RunPortion(number, count) } },
        };
    }

    /// <summary>Two variants, of which the second takes that share of the first's time.</summary>
    public static StoredRun WithTimes(this StoredRun run, double baseline, double share) => run
        .Add("single", 1000, baseline, baseline * 1.02, baseline * 0.99)
        .Add("multi", 300, baseline * share, baseline * share * 1.01, baseline * share);

    public static BenchRun Run(string node, string scenario) => Some.Run() with
    {
        Node = node,
        Options = Options(scenario),
        Host = Some.Run().Host with { CpuModel = $"CPU of {node}" },
        Inputs = [new BuildInputs(scenario, new Dictionary<string, string> { ["main.go"] = "0a" })],
    };

    private static RunOptions Options(string scenario) => Some.Run().Options with { Scenarios = [scenario], Name = "nightly" };
}
