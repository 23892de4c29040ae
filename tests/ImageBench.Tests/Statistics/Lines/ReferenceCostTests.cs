using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Running;
using ImageBench.Runs.Inputs;
using ImageBench.Scenarios;
using ImageBench.Statistics;
using ImageBench.Statistics.Lines;

namespace ImageBench.Tests.Statistics.Lines;

/// <summary>What the lines of the Dockerfiles cost in the runs that are kept here, with the scenarios that these were made of.</summary>
public class ReferenceCostTests
{
    // Those that an earlier build of the same words could be taken for.
    private static readonly string[] AddedByTheHarness = ["LABEL imagebench."];

    public static TheoryData<string> Runs =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "results/reference")).Select(run => Path.GetFileName(run)!).Order()];

    [Theory]
    [MemberData(nameof(Runs))]
    public void LinesAddUpToTheImageAndToTheBuild(string name)
    {
        var results = Read(name);
        var costs = results.Variants.Select(variant => (variant, Cost: CostSum.Of(results, variant.Key)))
            .Where(variant => variant.Cost is not null).ToList();

        Assert.True(costs.Count > 0 || name == "go-crud-as-published");
        foreach (var (variant, cost) in costs)
        {
            Assert.Equal(variant.Image?.Unpacked, cost!.Unpacked);
            foreach (var builds in BuiltOf(results, variant.Key).GroupBy(build => build.Key.Cache))
            {
                var steps = builds.SelectMany(build => build.Outcome.Steps).ToList();
                var lines = cost.Lines.Select(line => line.Runs.GetValueOrDefault(builds.Key)?.Total ?? TimeSpan.Zero);
                var total = Sum(lines) + cost.OtherSteps[builds.Key].Total + cost.Builders[builds.Key].Total;
                Assert.Equal(Sum(steps.Select(step => step.Duration ?? TimeSpan.Zero)), total);
                Assert.Equal(builds.Count(), cost.Builders[builds.Key].Builds);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void EachLayerAndEachStepIsOfALine(string name)
    {
        var results = Read(name);

        foreach (var variant in results.Variants)
        {
            if (CostSum.Of(results, variant.Key) is not { } cost)
                continue;
            Assert.Equal([], cost.OtherLayers.Select(layer => $"{variant.Key}: {layer.Instruction}"));
            Assert.Equal([], cost.OtherInstructions
                .Where(instruction => !AddedByTheHarness.Any(begin => instruction.StartsWith(begin, StringComparison.Ordinal)))
                .Select(instruction => $"{variant.Key}: {instruction}"));
        }
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    private static IEnumerable<BuildRecord> BuiltOf(RunResults results, VariantKey key) => results.Builds.Where(build =>
        VariantKey.Of(build.Key) == key && build.Outcome.Status == BuildStatus.Built
        && build.Outcome.Steps.Any(step => step.Number is not null));

    // Runs of that version kept no Dockerfiles.
    private static RunResults Read(string name)
    {
        var results = RunFolder.Open(Path.Combine(Repository.Root, "results/reference", name)).Read();
        var scenarios = ScenarioCatalog.Read(Repository.Scenarios, [name]).Scenarios;
        var label = RunLabel.Make("run", MakerMark.Of("host", "boot", 1, "now"));
        var setup = new RunSetup(results.Run.Options, BaseSet.Debian, [], label, (_, _, _) => throw new NotSupportedException());
        return results with { Dockerfiles = BuiltDockerfiles.Read(scenarios, setup) };
    }
}
