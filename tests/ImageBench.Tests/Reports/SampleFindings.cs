using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports;

/// <summary>Results of runs whose images were looked into, whose steps are known, and whose variants were checked.</summary>
internal static class SampleFindings
{
    /// <summary>Two variants whose images were looked into.</summary>
    public static RunResults WithContents
    {
        get
        {
            var single = SampleResults.SingleStage with
            {
                Image = SampleResults.SingleStage.Image! with
                {
                    Wasted = new ByteSize(3_248_117),
                    PackageCount = 1158,
                    SetuidCount = 7,
                    HasShell = true,
                },
            };
            var multi = SampleResults.MultiStage with
            {
                Image = SampleResults.MultiStage.Image! with { Wasted = new ByteSize(0), SetuidCount = 0, HasShell = false },
            };
            return new RunResults(SampleResults.Run, SampleResults.Builds(multi, single), [multi, single])
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
            var single = SampleResults.SingleStage with { ColdSteps = new StepTimes(TimeSpan.FromSeconds(28), TimeSpan.FromSeconds(28)) };
            var multi = SampleResults.MultiStage with { ColdSteps = new StepTimes(TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(26)) };
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
                SampleResults.Run,
                [.. SampleResults.Builds(single, multi).Select(build =>
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
            var single = SampleResults.SingleStage with
            {
                Image = SampleResults.SingleStage.Image! with
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
            var multi = SampleResults.MultiStage with
            {
                Image = SampleResults.MultiStage.Image! with { SetuidCount = 0, Equipment = new Equipment(null, true, false, false) },
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
            var broken = SampleResults.MultiStage with { Variant = "broken|", Check = CheckResult.Failed, UnpackedReductionPercent = null };
            var started = SampleResults.MultiStage with
            {
                Variant = "quiet",
                Check = CheckResult.Started,
                Image = SampleResults.MultiStage.Image! with { Unpacked = new ByteSize(20_000_000) },
            };
            return new RunResults(SampleResults.Run, SampleResults.Builds(single, multi), [single, multi, broken, started])
            {
                Checks =
                [
                    new(single.Key, 1, SampleResults.Start, CheckResult.Passed) { Ready = Seconds(0.512), Probe = Seconds(0.0021) },
                    new(multi.Key, 1, SampleResults.Start, CheckResult.Passed) { Ready = Seconds(0.49), Probe = Seconds(0.02) },
                    new(broken.Key, 0, SampleResults.Start, CheckResult.Failed)
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

    private static Step Step(string? stage, int? number, string instruction, double started, double seconds, bool cached = false) =>
        new(instruction, stage, number, instruction, Seconds(started), Seconds(seconds), cached, null);

    private static ContentPart Part(ContentKind kind, string directory, long bytes) => new(kind, directory, new ByteSize(bytes), 3);

    private static TimeSpread Spread(double median, double low, double high) => new(Seconds(median), Seconds(low), Seconds(high));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
