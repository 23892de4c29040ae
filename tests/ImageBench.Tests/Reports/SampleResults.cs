using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports;

/// <summary>Results as a run of the go-crud scenario leaves them, to change in one place and see what the page makes of it.</summary>
internal static class SampleResults
{
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);

    public static BenchRun Run => new(
        Id: "20260504-093000-go-crud",
        StartedAt: Start,
        EndedAt: Start + TimeSpan.FromSeconds(214),
        Interrupted: false,
        Options: new RunOptions(
            ["go-crud"],
            [],
            [CacheState.Cold, CacheState.Warm],
            [Builder.BuildKit],
            Rounds: 3,
            Seed: 42,
            TimeSpan.FromMinutes(10),
            KeepImages: false),
        Engine: new EngineFacts(
            "unix:///run/docker.sock",
            IsPrivate: true,
            "20.10.24",
            "1.41",
            "overlay2",
            "Debian GNU/Linux 12",
            "6.1.0",
            "x86_64",
            2,
            new ByteSize(8_200_000_000)),
        Host: new HostFacts(
            "Debian GNU/Linux 12",
            "6.1.0",
            "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz",
            2,
            new ByteSize(8_200_000_000),
            new ByteSize(61_000_000_000),
            ".NET 10.0.0",
            0.42),
        BaseSet: BaseSet.Debian,
        Parents:
        [
            new ParentFacts("imagebench/go", "sha256:4f06b3d5f4c6a1e0b6b8f3ddc0a51a8b9a2f5cf5e1d75f3bb1f6cf7b52b0c001", null, []),
            new ParentFacts(
                "busybox:1.36",
                "sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7",
                "sha256:b9598f8c98e24d0ad42c1742c32516772c3aa2151011ebaf639089bd18c605b8",
                []),
        ],
        HarnessVersion: "0.1.0",
        HarnessCommit: "e021c76",
        Remarks: []);

    public static VariantSummary SingleStage => new(
        "go-crud", "single", Builder.BuildKit, BaseSet.Debian, IsBaseline: true, BuildStatus.Built, CheckResult.Passed,
        new ImageSummary(
            new ByteSize(613_248_117),
            new ByteSize(231_004_917),
            new ByteSize(613_248_117),
            7,
            12,
            3,
            new ByteSize(520_996_235),
            null,
            22_161,
            ""),
        null, null, Times((28.5, 0.6, 1), (0.108, 0.013, 1)));

    public static VariantSummary MultiStage => new(
        "go-crud", "multi", Builder.BuildKit, BaseSet.Debian, IsBaseline: false, BuildStatus.Built, CheckResult.Passed,
        new ImageSummary(
            new ByteSize(10_130_744),
            new ByteSize(4_815_162),
            new ByteSize(10_130_744),
            2,
            6,
            1,
            new ByteSize(1_985_472),
            null,
            404,
            "65532"),
        98.348, null, Times((30.04, 0.9, 1.054), (0.131, 0.02, 1.213)));

    public static RunResults TwoVariants =>
        new(Run, Builds(MultiStage, SingleStage), [MultiStage, SingleStage]) { Layers = [.. SampleLayers.Single, .. SampleLayers.Multi] };

    public static RunResults SeveralScenarios
    {
        get
        {
            VariantSummary[] variants =
            [
                SingleStage,
                MultiStage,
                In("node-api", SingleStage) with { Status = BuildStatus.TimedOut, Image = null },
                In("node-api", MultiStage) with { UnpackedReductionPercent = null },
                In("broken", Failed("single")),
            ];
            return new RunResults(Run, Builds(variants), variants);
        }
    }

    /// <summary>A variant whose every build failed.</summary>
    public static VariantSummary Failed(string name) => new(
        "go-crud",
        name,
        Builder.BuildKit,
        BaseSet.Debian,
        IsBaseline: false,
        BuildStatus.Failed,
        CheckResult.None,
        null,
        null,
        null,
        new Dictionary<CacheState, TimeSummary>());

    /// <summary>Mean, half the interval and ratio of the cold and of the warm builds, in seconds.</summary>
    public static Dictionary<CacheState, TimeSummary> Times(
        (double Mean, double Half, double Ratio) cold, (double Mean, double Half, double Ratio) warm) => new()
        {
            [CacheState.Cold] = Time(cold),
            [CacheState.Warm] = Time(warm),
        };

    /// <summary>The variant as another scenario has it.</summary>
    public static VariantSummary In(string scenario, VariantSummary variant) => variant with { Scenario = scenario };

    /// <summary>Three builds of each variant and cache state, around their means.</summary>
    public static IReadOnlyList<BuildRecord> Builds(params VariantSummary[] variants) =>
        [.. from round in Enumerable.Range(1, 3)
            from variant in variants
            from times in variant.Times
            select Build(variant, times.Key, round, Outcome(times.Value.Mean * (0.97 + (round % 3 * 0.03))))];

    public static BuildRecord Build(VariantSummary variant, CacheState cache, int round, BuildOutcome outcome) =>
        new(new BuildKey(variant.Scenario, variant.Variant, variant.Builder, cache, round), round, Start
            + TimeSpan.FromMinutes(round), 9, new ByteSize(12_345), outcome);

    public static BuildOutcome Failure(string error, params string[] log) =>
        new(BuildStatus.Failed, TimeSpan.FromSeconds(4.2), null, null, null, [], null, error, log);

    private static BuildOutcome Outcome(TimeSpan elapsed) => new(BuildStatus.Built, elapsed, null, null, null, [], "sha256:1", null, []);

    private static TimeSummary Time((double Mean, double Half, double Ratio) time)
    {
        var ratio = time.Ratio == 1 ? null : new Ratio(time.Ratio, time.Ratio - 0.05, time.Ratio + 0.06);
        return new TimeSummary(
            3, Seconds(time.Mean), Seconds(time.Mean), Seconds(time.Mean - time.Half), Seconds(time.Mean + time.Half), ratio);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
