using ImageBench.Model.Builds;
using ImageBench.Runs.Shards;

namespace ImageBench.Tests.Runs.Shards;

public class ScenarioWeightsTests
{
    [Fact]
    public void WithoutAnEarlierRunTheVariantsThatAreAskedForCount() => Assert.Equal(
        [3, 1],
        ScenarioWeights.Of([Some.Scenario("a", "x", "x", "y", "z"), Some.Scenario("b", "x", "x", "w")], name => name != "w", []));

    [Fact]
    public void TheSecondsOfAnEarlierRunCountAndWhatItDidNotHaveWeighsAsItsVariantsOnAverage()
    {
        IReadOnlyList<BuildRecord> earlier = [Build("a", 10, 1), Build("a", 30, 2), Build("b", 20, 1)];

        // a and b have two variants each: 60 s of four variants.
        Assert.Equal(
            [40, 20, 45],
            ScenarioWeights.Of([Some.Scenario("a"), Some.Scenario("b"), Some.Scenario("c", "x", "x", "y", "z")], _ => true, earlier));
    }

    [Fact]
    public void OfAnEarlierRunTheVariantsThatAreMeasuredNowCount()
    {
        var left = Build("a", 90, 1);
        IReadOnlyList<BuildRecord> earlier =
            [left with { Key = left.Key with { Variant = "out" } }, Build("a", 10, 1), Build("b", 20, 1)];

        Assert.Equal([10, 20], ScenarioWeights.Of([Some.Scenario("a"), Some.Scenario("b")], name => name != "out", earlier));
    }

    [Fact]
    public void WhatSeveralMachinesMeasuredWeighsAsTheirMean()
    {
        var build = Build("a", 10, 1);
        IReadOnlyList<BuildRecord> earlier =
        [
            build with { Key = build.Key with { Node = "m" } },
            Build("a", 30, 1) with { Key = build.Key with { Node = "n" } },
        ];

        Assert.Equal([20], ScenarioWeights.Of([Some.Scenario("a")], _ => true, earlier));
    }

    private static BuildRecord Build(string scenario, double seconds, int round) =>
        Some.Build(Some.Key(round: round, scenario: scenario), Some.Outcome(seconds));
}
