using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
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
        new(Run, Builds(MultiStage, SingleStage), [MultiStage, SingleStage]) { Layers = [.. SingleLayers, .. MultiLayers] };

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

    /// <summary>The layers of <see cref="SingleStage"/>: three of its parent, and an instruction for every hard case.</summary>
    public static IReadOnlyList<LayerSummary> SingleLayers =>
    [
        Layer(SingleStage, 1, "", true, 81_996_235, 6_404, 0),
        Layer(SingleStage, 2, "RUN apt-get install golang && rm -rf /var/lib/apt/lists/*", true, 439_000_000, 12_004, 1_234_567),
        Layer(SingleStage, 3, "WORKDIR /go", true, 0, 0, 0),
        Layer(SingleStage, 4, "COPY go.mod go.sum ./", false, 1_204, 2, 0),
        Layer(SingleStage, 5, "RUN go mod download | tee /log", false, 61_000_000, 3_700, null),
        Layer(SingleStage, 6, "COPY . .", false, 12_345, 9, 0),
        Layer(
            SingleStage,
            7,
            "RUN CGO_ENABLED=0 \\\n  go build -trimpath -ldflags '-s -w' -tags netgo,osusergo -o /usr/local/bin/app ./cmd/app",
            false,
            31_238_333,
            42,
            0),
    ];

    public static IReadOnlyList<LayerSummary> MultiLayers =>
        [
            Layer(MultiStage, 1, "ADD rootfs.tar / ", true, 1_985_472, 403, 0),
            Layer(MultiStage, 2, "COPY --from=build /app /app", false, 8_145_272, 1, 0),
        ];

    public static LayerSummary Layer(
        VariantSummary variant, int position, string instruction, bool? fromParent, long unpacked, int files, long? wasted) => new(
        variant.Key,
        position,
        $"sha256:{position}",
        instruction,
        fromParent,
        new ByteSize(unpacked),
        null,
        files,
        wasted is { } known ? new ByteSize(known) : null);

    /// <summary>Two variants whose images were looked into.</summary>
    public static RunResults WithContents
    {
        get
        {
            var single = SingleStage with
            {
                Image = SingleStage.Image! with { Wasted = new ByteSize(3_248_117), PackageCount = 1158, SetuidCount = 7, HasShell = true },
            };
            var multi = MultiStage with { Image = MultiStage.Image! with { Wasted = new ByteSize(0), SetuidCount = 0, HasShell = false } };
            return new RunResults(Run, Builds(multi, single), [multi, single])
            {
                Contents =
                [
                    new(single.Key, new ImageContents(
                        [
                            Part(ContentKind.Toolchain, "/usr/lib", 430_000_000),
                            Part(ContentKind.PackageDataAndCaches, "/root", 96_000_000),
                            Part(ContentKind.SharedLibraries, "/usr/lib", 52_000_000),
                            Part(ContentKind.Documentation, "/usr/share", 12_000_000),
                            Part(ContentKind.Program, "/app", 9_000_000),
                            Part(ContentKind.Other, "/usr/bin", 8_990_000),
                            Part(ContentKind.Other, "", 2_000_000),
                            Part(ContentKind.Sources, "/app", 10_000),
                        ],
                        [
                            new LargeFile("/usr/lib/go-1.24/bin/a|b", ContentKind.Toolchain, new ByteSize(31_000_000)),
                            new LargeFile("/app/movies", ContentKind.Program, new ByteSize(9_000_000)),
                        ])),
                    new(multi.Key, new ImageContents(
                        [Part(ContentKind.Program, "/usr/local", 8_145_272), Part(ContentKind.Other, "/bin", 1_985_472)],
                        [new LargeFile("/usr/local/bin/movies", ContentKind.Program, new ByteSize(8_145_272))])),
                ],
            };
        }
    }

    /// <summary>Two variants whose steps are known: one stage after the other, and two side by side.</summary>
    public static RunResults WithSteps
    {
        get
        {
            var single = SingleStage with { ColdSteps = new StepTimes(TimeSpan.FromSeconds(28), TimeSpan.FromSeconds(28)) };
            var multi = MultiStage with { ColdSteps = new StepTimes(TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(26)) };
            Step[] chain =
            [
                Step(null, null, "load build context", 0, 1),
                Step(null, 1, "FROM golang", 1, 0, cached: true),
                Step(null, 2, "RUN go build", 1, 28),
            ];
            Step[] pair =
            [
                Step("build", 1, "FROM golang", 0, 0, cached: true),
                Step("build", 2, "RUN go build", 0.5, 16),
                Step("assets", 2, "RUN npm run build", 0.5, 10),
                Step("stage-2", 2, "COPY --from=build /app /app", 16.5, 0.25),
            ];
            return new RunResults(
                Run,
                [.. Builds(single, multi).Select(build =>
                    build with { Outcome = build.Outcome with { Steps = build.Key.Variant == "single" ? chain : pair } })],
                [single, multi]);
        }
    }

    /// <summary>
    /// Two variants that were checked and measured, one that was built and does not work, and one of which only its start is known.
    /// </summary>
    public static RunResults Checked
    {
        get
        {
            var single = SingleStage with
            {
                Image = SingleStage.Image! with
                {
                    PackageCount = 1158,
                    SetuidCount = 7,
                    Equipment = new Equipment("apt-get", true, true, true),
                },
                Running = new CheckSummary
                {
                    Rounds = 5,
                    Ready = Spread(0.512, 0.498, 0.531),
                    Memory = new SizeSpread(new ByteSize(1_802_240), new ByteSize(1_750_000), new ByteSize(1_900_000)),
                    Cpu = Spread(0.04, 0.03, 0.05),
                    CanExec = true,
                    StopsOnSignal = false,
                    Stop = Seconds(10.1),
                },
            };
            var multi = MultiStage with
            {
                Image = MultiStage.Image! with { SetuidCount = 0, Equipment = new Equipment(null, true, false, false) },
                Running = new CheckSummary
                {
                    Rounds = 4,
                    Ready = new TimeSpread(Seconds(0.49), null, null),
                    Memory = new SizeSpread(new ByteSize(1_700_000), null, null),
                    CanExec = false,
                    StopsOnSignal = true,
                    Stop = Seconds(0.25),
                },
            };
            var broken = MultiStage with { Variant = "broken|", Check = CheckResult.Failed, UnpackedReductionPercent = null };
            var started = MultiStage with
            {
                Variant = "quiet",
                Check = CheckResult.Started,
                Image = MultiStage.Image! with { Unpacked = new ByteSize(20_000_000) },
            };
            return new RunResults(Run, Builds(single, multi), [single, multi, broken, started])
            {
                Checks =
                [
                    new(single.Key, 1, Start, CheckResult.Passed) { Ready = Seconds(0.512), Probe = Seconds(0.0021) },
                    new(multi.Key, 1, Start, CheckResult.Passed) { Ready = Seconds(0.49), Probe = Seconds(0.02) },
                    new(broken.Key, 0, Start, CheckResult.Failed)
                    {
                        Failure = new CheckFailure(
                            "GET /movies, to be answered with status 200",
                            "the container ended with exit code 1 after 0.3 s",
                            "The shared library *x* is not in the image.",
                            ["starting", "```"]),
                    },
                ],
            };
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

    private static Step Step(string? stage, int? number, string instruction, double started, double seconds, bool cached = false) =>
        new(instruction, stage, number, instruction, Seconds(started), Seconds(seconds), cached, null);

    private static ContentPart Part(ContentKind kind, string directory, long bytes) => new(kind, directory, new ByteSize(bytes), 3);

    private static BuildOutcome Outcome(TimeSpan elapsed) => new(BuildStatus.Built, elapsed, null, null, null, [], "sha256:1", null, []);

    private static TimeSummary Time((double Mean, double Half, double Ratio) time)
    {
        var ratio = time.Ratio == 1 ? null : new Ratio(time.Ratio, time.Ratio - 0.05, time.Ratio + 0.06);
        return new TimeSummary(
            3, Seconds(time.Mean), Seconds(time.Mean), Seconds(time.Mean - time.Half), Seconds(time.Mean + time.Half), ratio);
    }

    private static TimeSpread Spread(double median, double low, double high) => new(Seconds(median), Seconds(low), Seconds(high));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
