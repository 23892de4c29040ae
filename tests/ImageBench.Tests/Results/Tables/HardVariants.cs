using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables;

/// <summary>Rows of a table of variants that are hard to write: everything known, odd words, and next to nothing known.</summary>
internal static class HardVariants
{
    public static IReadOnlyList<VariantSummary> All =>
    [
        Some.Variant(),
        Some.Variant("multi", false, 10_130_744) with
        {
            Builder = Builder.Classic,
            BaseSet = BaseSet.Hub,
            Check = CheckResult.None,
            Budget = new VariantBudget("multi", new ByteSize(20_000_000), null, 4, 90),
            ColdSteps = new StepTimes(Some.Seconds(5.25), Some.Seconds(10.5)),
            UnpackedReductionPercent = 98.347,
            ContentReductionPercent = -1.5,
            Image = Some.ImageSummary(10_130_744) with
            {
                ContentSource = ContentSource.Stored,
                User = "+1000:1000",
                HasShell = false,
                SetuidCount = 0,
                PackageCount = 1234,
                Equipment = new Equipment(null, true, false, true),
            },
            Running = new CheckSummary
            {
                Rounds = 5,
                Ready = new TimeSpread(Some.Seconds(0.5123456), Some.Seconds(0.4), Some.Seconds(0.6)),
                Memory = new SizeSpread(new ByteSize(1_802_240), new ByteSize(-97_760), new ByteSize(1_900_000)),
                Cpu = new TimeSpread(Some.Seconds(0.04), null, null),
                CanExec = false,
                StopsOnSignal = true,
                Stop = Some.Seconds(0.25),
            },
            Times = new SortedDictionary<CacheState, TimeSummary>
            {
                [CacheState.Cold] = Some.Times(14.1234567, new Ratio(0.5, 0.45, 0.551234)) with
                {
                    Deviation = Some.Seconds(0.25),
                    Outliers = 1,
                },
                [CacheState.Warm] = new TimeSummary(1, Some.Seconds(0.5), Some.Seconds(0.5), null, null, new Ratio(0.004321, null, null)),
                [CacheState.IncrementalSource] = new TimeSummary(
                    2, Some.Seconds(2), Some.Seconds(2), Some.Seconds(-10.7), Some.Seconds(14.7), null),
            },
        },
        Some.Variant("a \"b\", c", false) with
        {
            Status = BuildStatus.Failed,
            Check = CheckResult.Failed,
            Image = null,
            Times = new SortedDictionary<CacheState, TimeSummary>(),
        },
    ];
}
