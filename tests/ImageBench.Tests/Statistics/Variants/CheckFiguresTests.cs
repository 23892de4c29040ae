using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Variants;

public class CheckFiguresTests
{
    private static readonly VariantKey Single = Some.Variant().Key;

    [Fact]
    public void OneFailureIsEnough()
    {
        var results = CheckFigures.Results([Check(0), Check(1), Check(2, CheckResult.Failed), Check(3)]);

        Assert.Equal(CheckResult.Failed, results[Single]);
    }

    [Theory]
    [InlineData(CheckResult.Started)]
    [InlineData(CheckResult.None)]
    internal void WhatIsLessThanPassedStaysSo(CheckResult result) => Assert.Equal(result, CheckFigures.Results([Check(0, result)])[Single]);

    [Fact]
    public void TheVerdictsOwnTimeIsInNoFigure()
    {
        var summary = Summary(
            Check(0, ready: 9) with { CanExec = true, StopsOnSignal = false, Stop = Some.Seconds(10) },
            Check(1, ready: 1),
            Check(2, ready: 3),
            Check(3, ready: 2),
            Check(4, CheckResult.Failed));

        Assert.Equal((3, Some.Seconds(2)), (summary.Rounds, summary.Ready!.Median));
        // Student's t for two degrees of freedom: 2 ± 4.303 / sqrt 3.
        Assert.Equal(-0.484, summary.Ready.Low!.Value.TotalSeconds, 3);
        Assert.Equal(4.484, summary.Ready.High!.Value.TotalSeconds, 3);
        Assert.Equal((true, false, Some.Seconds(10)), (summary.CanExec, summary.StopsOnSignal, summary.Stop));
    }

    [Fact]
    public void OfMemoryTheIntervalIsToldAsItIsLikeThatOfTime()
    {
        var memory = Summary(
            Check(1, ready: 1) with { Memory = new ByteSize(100) }, Check(2, ready: 1) with { Memory = new ByteSize(300) }).Memory!;

        // t(0.975; 1) = 12.706205, standard error 100.
        Assert.Equal((200, -1071, 1471), (memory.Median.Bytes, memory.Low!.Value.Bytes, memory.High!.Value.Bytes));
    }

    [Fact]
    public void WithoutRoundsNothingIsMeasured() => Assert.Equal(new CheckSummary(), Summary(Check(0, ready: 1)));

    [Fact]
    public void AVariantThatWasNotCheckedHasNone() => Assert.Null(Assert.Single(CheckFigures.AddTo([Some.Variant()], [])).Running);

    private static CheckRecord Check(int round, CheckResult result = CheckResult.Passed, double? ready = null) =>
        new(Single, round, Some.Time, result) { Ready = ready is { } seconds ? Some.Seconds(seconds) : null };

    private static CheckSummary Summary(params CheckRecord[] checks) =>
        Assert.Single(CheckFigures.AddTo([Some.Variant()], checks)).Running!;
}
