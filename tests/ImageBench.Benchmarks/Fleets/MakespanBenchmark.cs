using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model;
using ImageBench.Results;

namespace ImageBench.Benchmarks.Fleets;

/// <summary>
/// How long the shards of 2,000 scenarios take on 1, 10 and 100 machines, simulated: the same on every machine that it is run on.
/// </summary>
internal static class MakespanBenchmark
{
    private const int Scenarios = 2_000;
    private const double Limit = 1.1;

    // Of a scenario's time from one day to the next, and of scenarios that are alike, as shares.
    private const double Drift = 0.1;
    private const double Variety = 0.3;

    public static Benchmark Benchmark { get; } = new(
        "makespan",
        "2,000 scenarios in shards on 1, 10 and 100 simulated machines, with slow and dead ones: the time beside the least there is",
        NeedsEngine: false,
        (_, cancellationToken) => Task.FromResult(Measure(cancellationToken)));

    private static Findings Measure(CancellationToken cancellationToken)
    {
        var random = new Random(2_000);
        var recorded = Recorded();
        double[] expected =
            [.. Enumerable.Range(0, Scenarios).Select(_ => recorded[random.Next(recorded.Count)] * Factor(random, Variety))];
        double[] seconds = [.. expected.Select(scenario => scenario * Factor(random, Drift))];
        string[] names =
            [.. Enumerable.Range(0, Scenarios).Select(number => string.Create(CultureInfo.InvariantCulture, $"scenario-{number}"))];
        var figures = new List<Figure>();
        foreach (var nodes in (int[])[1, 10, 100])
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fleet = SimulatedFleet.Of(nodes);
            Add(nodes, "alike", fleet, expected, perNode: 1, isBound: true);
            if (nodes == 1)
                continue;
            foreach (var perNode in (int[])[1, 5, 20])
            {
                Add(nodes, "some slow", fleet.WithStragglers(), expected, perNode, isBound: perNode == 20);
                Add(nodes, "some slow, some dying", fleet.WithStragglers().WithDeaths(seconds.Sum()), expected, perNode, perNode == 20);
            }

            Add(nodes, "some slow, some dying, shared out by count", fleet.WithStragglers().WithDeaths(seconds.Sum()), Equal(), 20, false);
        }

        return new Findings(
            figures,
            null,
            [$"Simulated: nothing depends on this machine. The scenarios are drawn from the {recorded.Count} recorded ones of "
                + "results/reference, each with a spread of 30 %; they take other times than they are shared out by (10 %). Every tenth "
                + "machine is half as fast, every tenth dies in the first half. The least is the longest scenario or all work on all "
                + "machines, as fast and as long as they live.",
            "Where machines are alike one shard each is enough. Where they are not, or may die, shards must be many more than machines."]);

        void Add(int nodes, string what, SimulatedFleet fleet, double[] weights, int perNode, bool isBound) => figures.Add(new Figure(
            $"{nodes} {(nodes == 1 ? "machine" : "machines")}, {what}, {perNode} {(perNode == 1 ? "shard" : "shards")} each: time / least",
            fleet.Makespan(names, weights, seconds, nodes * perNode) / fleet.Bound(seconds),
            "",
            isBound ? Limit : null));

        double[] Equal() => [.. Enumerable.Repeat(1.0, Scenarios)];
    }

    private static List<double> Recorded()
    {
        var reference = Path.Combine(Checkout.Root(), "results", "reference");
        List<double> seconds =
        [
            .. Directory.GetDirectories(reference).Order(StringComparer.Ordinal)
                .Where(folder => File.Exists(Path.Combine(folder, "builds.csv")))
                .SelectMany(folder => new RunFolder(folder).ReadBuildTimes().GroupBy(build => build.Key.Scenario))
                .Select(scenario => scenario.Sum(build => build.Outcome.Elapsed.TotalSeconds)),
        ];
        return seconds.Count > 0 ? seconds : throw new Fault(ExitCode.BadInput, $"{reference} holds no builds to draw scenarios from.");
    }

    private static double Factor(Random random, double spread) => Math.Exp(
        spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
