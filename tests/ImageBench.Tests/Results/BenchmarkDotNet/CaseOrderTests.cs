using BenchmarkDotNet.Order;
using ImageBench.Model.Builds;
using ImageBench.Results.BenchmarkDotNet;
using ImageBench.Statistics;

namespace ImageBench.Tests.Results.BenchmarkDotNet;

public class CaseOrderTests
{
    private static readonly string[] Variants = ["single", "multi", "distroless"];
    private static readonly string[] Machines = ["node1", "node2"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsWhatBenchmarkDotNetMakesOfTheSameCases(bool hasBaseline)
    {
        var summary = BuildTimesSummary.Of(Results(hasBaseline));
        var (theirs, ours) = (DefaultOrderer.Instance, new CaseOrder());

        foreach (var cases in new[] { summary.BenchmarksCases, [.. Enumerable.Reverse(summary.BenchmarksCases)] })
        {
            Assert.Equal(24, cases.Length);
            Assert.Equal(
                theirs.GetSummaryOrder(cases, summary).Select(one => one.Descriptor.MethodIndex),
                ours.GetSummaryOrder(cases, summary).Select(one => one.Descriptor.MethodIndex));
            Assert.Equal(
                cases.Select(one => theirs.GetLogicalGroupKey(cases, one)), cases.Select(one => ours.GetLogicalGroupKey(cases, one)));
        }
    }

    private static RunResults Results(bool hasBaseline) => Some.Results(
        [
            .. from machine in Machines
               from scenario in new[] { "shop", "go-crud" }
               from variant in Variants
               from cache in new[] { CacheState.Warm, CacheState.Cold }
               select Some.Build(Some.Key(variant, cache, scenario: scenario) with { Node = machine }, Some.Outcome()),
        ],
        [
            .. from scenario in new[] { "shop", "go-crud" }
               from variant in Variants
               select Some.Variant(variant, hasBaseline && variant == "single") with { Scenario = scenario },
        ]);
}
