using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Statistics;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests;

/// <summary>
/// Plausible records for tests, all of one run of go-crud. A test names only what it is about and changes the rest by "with".
/// </summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 8, 1, 9, 30, 0, TimeSpan.Zero);

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static BuildKey Key(
        string variant = "single",
        CacheState cache = CacheState.Cold,
        int round = 1,
        Builder builder = Builder.BuildKit,
        string scenario = "go-crud") =>
        new(scenario, variant, builder, cache, round);

    public static BuildOutcome Outcome(double seconds = 28.5) => new(
        BuildStatus.Built,
        Seconds(seconds),
        Seconds(seconds - 2),
        Seconds(1.5),
        Seconds(0.25),
        Steps(),
        "sha256:" + new string('a', 64),
        null,
        []);

    /// <summary>One step of the builder and two of the Dockerfile, of which one is cached.</summary>
    public static IReadOnlyList<Step> Steps() =>
    [
        new Step("[internal] load build context", null, null, "", Seconds(0), Seconds(0.1), false, null),
        new Step("[1/2] FROM golang", null, 1, "FROM golang", Seconds(0.1), Seconds(0), true, null),
        new Step("[2/2] RUN go build", null, 2, "RUN go build", Seconds(0.1), Seconds(26), false, null),
    ];

    public static BuildRecord Build(BuildKey key, BuildOutcome outcome, int position = 1) =>
        new(key, position, Time.AddMinutes(position), 12, new ByteSize(34_567), outcome);

    public static BuildRecord Build(
        string variant = "single",
        double seconds = 28.5,
        int round = 1,
        CacheState cache = CacheState.Cold,
        Builder builder = Builder.BuildKit) =>
        Build(Key(variant, cache, round, builder), Outcome(seconds), round);

    public static BuildRecord FailedBuild(
        string variant = "single", BuildStatus status = BuildStatus.Failed, int round = 1, CacheState cache = CacheState.Cold) => Build(
        Key(variant, cache, round),
        Outcome() with
        {
            Status = status,
            Elapsed = Seconds(3),
            Export = null,
            ImageId = null,
            Error = "RUN go build: exit code 1",
            LogTail = ["main.go:7: undefined: x"],
        },
        round);

    public static MeasuredImage Image(
        string variant, long unpackedBytes, Builder builder = Builder.BuildKit, string scenario = "go-crud") => new(
        scenario,
        variant,
        builder,
        new ImageFacts(
            "sha256:" + new string('a', 64),
            [new Layer(1, "sha256:" + new string('b', 64), "COPY app /app", new ByteSize(unpackedBytes), 3)],
            4,
            "app"),
        new ByteSize(unpackedBytes),
        0,
        new ByteSize(0));

    public static Scenario Scenario(string name = "go-crud", string baseline = "single", params IReadOnlyList<string> variants) => new(
        name,
        "Movie CRUD API in Go",
        "/scenarios/" + name,
        "/scenarios/" + name,
        baseline,
        [.. (variants.Count == 0 ? ["single", "multi"] : variants).Select(variant =>
            new Variant(variant, $"/scenarios/{name}/Dockerfile.{variant}", null, new Dictionary<string, string>()))],
        [],
        new EditedFiles("main.go", "go.mod"),
        null,
        []);

    public static TimeSummary Times(double seconds = 28.5, Ratio? ratio = null) =>
        new(3, Seconds(seconds), Seconds(seconds + 0.1), Seconds(seconds - 1), Seconds(seconds + 1.2), ratio);

    public static ImageSummary ImageSummary(long unpackedBytes) => new(
        new ByteSize(unpackedBytes),
        new ByteSize(unpackedBytes / 3),
        new ByteSize(unpackedBytes),
        7,
        12,
        4,
        new ByteSize(unpackedBytes / 2),
        new ByteSize(1024),
        15_000,
        "app")
    {
        ContentSource = ContentSource.Computed,
    };

    public static VariantSummary Variant(string variant = "single", bool isBaseline = true, long unpackedBytes = 613_000_000) => new(
        "go-crud",
        variant,
        Builder.BuildKit,
        BaseSet.Debian,
        isBaseline,
        BuildStatus.Built,
        CheckResult.Passed,
        ImageSummary(unpackedBytes),
        null,
        null,
        new SortedDictionary<CacheState, TimeSummary> { [CacheState.Cold] = Times(), [CacheState.Warm] = Times(1.5) });

    public static BenchRun Run() => new(
        "20260801-093000-go-crud",
        Time,
        Time.AddMinutes(5),
        false,
        new RunOptions(["go-crud"], [], [CacheState.Cold, CacheState.Warm], [Builder.BuildKit], 3, 42, TimeSpan.FromMinutes(10), false),
        new EngineFacts(
            "private", true, "20.10.24", "1.41", "overlay2", "Debian GNU/Linux 12", "6.1.0", "x86_64", 2, new ByteSize(8_000_000_000)),
        new HostFacts(
            "Debian GNU/Linux 12", "6.1.0", "Some CPU", 2, new ByteSize(8_000_000_000), new ByteSize(50_000_000_000), ".NET 10.0.0", 0.1),
        BaseSet.Debian,
        [new ParentFacts(
            "imagebench/go",
            "sha256:" + new string('c', 64),
            null,
            ["sha256:" + new string('d', 64)]) { EngineSize = new ByteSize(376_000_000) }],
        "0.1.0",
        null,
        []);

    public static RunResults Results(
        IReadOnlyList<BuildRecord>? builds = null, IReadOnlyList<VariantSummary>? variants = null, BenchRun? run = null) =>
        new(run ?? Run(), builds ?? [Build()], variants ?? [Variant()]);
}
