using ImageBench.Benchmarks.Processes;
using ImageBench.Model.Builds;
using ImageBench.Results;

namespace ImageBench.Benchmarks.Seconds;

/// <summary>
/// The first build of a run beside its second, which is the same: what a process does for the first time is to be no part of it.
/// </summary>
internal static class FirstBuilds
{
    public const int Runs = 10;

    // A second of work at most, in which a tenth is seen.
    private const int Turns = 300_000;

    /// <summary>build_seconds of both builds of each run, on that engine.</summary>
    public static async Task<(IReadOnlyList<double> First, IReadOnlyList<double> Second)> Measure(
        Bench bench, string endpoint, TempFolder folder, CancellationToken cancellationToken)
    {
        var scenarios = folder.Of("first-builds");
        CpuScenario.Write(scenarios, Turns);
        List<double> first = [];
        List<double> second = [];
        for (var number = 1; number <= Runs; number++)
        {
            bench.Say($"run {number} of {Runs}, of two builds");
            var results = folder.Of($"first-builds-{number}");
            await MeasuredCommand.Harness(
            [
                "--scenarios", scenarios, "--scenario", CpuScenario.Name, "--variant", "one", "--results", results,
                "--cache", "cold", "--rounds", "2", "--check-rounds", "0",
                .. (bench.Options with { Engine = endpoint }).HarnessWords,
            ]).Run(cancellationToken);
            var builds = RunFolder.Open(Directory.GetDirectories(results).Single()).Read().Builds.OrderBy(build => build.Position).ToList();
            first.Add(Seconds(builds[0]));
            second.Add(Seconds(builds[1]));
        }

        return (first, second);
    }

    private static double Seconds(BuildRecord build) => build.Outcome.Elapsed.TotalSeconds;
}
