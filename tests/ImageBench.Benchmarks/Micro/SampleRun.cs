using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Remarks;
using ImageBench.Statistics.Variants;

namespace ImageBench.Benchmarks.Micro;

/// <summary>A run that never was: one scenario, 10 variants, 4 cache states, 250 rounds, and so 10,000 builds.</summary>
internal sealed record SampleRun(BenchRun Run, Scenario Scenario, IReadOnlyList<BuildRecord> Builds, IReadOnlyList<MeasuredImage> Images)
{
    private const int Rounds = 250;

    public const string Stage = "build";

    /// <summary>The lines of the Dockerfile that its builds are of.</summary>
    public static IReadOnlyList<string> Instructions { get; } =
        ["FROM debian:12", .. Enumerable.Range(1, 5).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"RUN something --with option-{number}"))];

    private static readonly DateTimeOffset Start = new(2026, 8, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly string[] Names =
        [.. Enumerable.Range(1, 10).Select(number => string.Create(CultureInfo.InvariantCulture, $"variant-{number}"))];

    public static SampleRun Make()
    {
        var variants = Names.Select(name =>
            new Variant(name, $"/scenarios/sample/Dockerfile.{name}", null, new Dictionary<string, string>())).ToList();
        var scenario = new Scenario(
            "sample", "A sample", "/scenarios/sample", "/scenarios/sample", Names[0], variants, [], new EditedFiles(null, null), null, []);
        return new SampleRun(Conditions(), scenario, Build(), [.. Names.Select(Image)]);
    }

    /// <summary>Writes into a new run folder what a run would: rows, statistics, remarks, then all that is made from the files.</summary>
    public async Task<RunFolder> WriteAll(string resultsFolder, CancellationToken cancellationToken)
    {
        var folder = RunFolder.Create(resultsFolder, [Scenario.Name], Run.StartedAt);
        using (var rows = new BuildsCsv(folder.BuildsPath, Run.Id))
        {
            foreach (var build in Builds)
                rows.Write(build);
        }

        var variants = VariantRows.Make([Scenario], Run.BaseSet, Builds, Images, new Dictionary<VariantKey, CheckResult>());
        var remarks = RemarkRules.Apply(new RunResults(Run, Builds, variants)).Select(remark => remark.Sentence);
        WholeFile.Write(folder.StepsPath, StepsCsv.Text(Run.Id, Builds));
        WholeFile.Write(folder.TimesPath, TimesCsv.Text(Run.Id, variants));
        WholeFile.Write(folder.VariantsPath, VariantsCsv.Text(Run.Id, variants));
        WholeFile.Write(folder.RunPath, RunJson.Text(Run with { Remarks = [.. remarks] }));
        var results = folder.Read();
        var faults = await ExportList.Write(results, folder.FullPath, cancellationToken);
        return faults.Count == 0 ? folder : throw new InvalidOperationException(string.Join(' ', faults));
    }

    private static List<BuildRecord> Build()
    {
        var random = new Random(1);
        var builds = new List<BuildRecord>();
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var key in Names.SelectMany(name =>
                TimedStates.All.Select(cache => new BuildKey("sample", name, Builder.BuildKit, cache, round))))
            {
                var seconds = TimeSpan.FromSeconds(20 + (10 * random.NextDouble()));
                var outcome = new BuildOutcome(
                    BuildStatus.Built,
                    seconds,
                    seconds * 0.9,
                    seconds * 0.05,
                    seconds * 0.01,
                    Steps(seconds),
                    ImageId(key.Variant),
                    null,
                    []);
                builds.Add(new BuildRecord(key, builds.Count + 1, Start.AddSeconds(builds.Count), 12, new ByteSize(34_567), outcome));
            }
        }

        return builds;
    }

    // One of the builder's own and six of the Dockerfile, each waiting for the one before.
    private static IReadOnlyList<Step> Steps(TimeSpan build) =>
    [
        .. Enumerable.Range(0, 1 + Instructions.Count).Select(place =>
            new Step(
                $"step {place}",
                Stage,
                place == 0 ? null : place,
                place == 0 ? "[internal] load build context" : Instructions[place - 1],
                build * (place / 8.0),
                build / 8,
                place == 1,
                null)
        {
            Inputs = place == 0 ? [] : [place - 1],
        }),
    ];

    private static MeasuredImage Image(string variant, int index)
    {
        var layers = Enumerable.Range(1, 6)
            .Select(position =>
                new Layer(position, $"sha256:{position:x64}", "RUN something", new ByteSize((index + 1) * position * 3_000_000L), 100))
            .ToList();
        return new MeasuredImage(
            "sample",
            variant,
            Builder.BuildKit,
            new ImageFacts(ImageId(variant), layers, 9, "app"),
            new ByteSize(100_000_000),
            1,
            new ByteSize(3_000_000));
    }

    private static string ImageId(string variant) => $"sha256:{variant.Length:x64}";

    private static BenchRun Conditions() => new(
        "20260801-093000-sample",
        Start,
        Start.AddHours(3),
        false,
        new RunOptions(["sample"], [], TimedStates.All, [Builder.BuildKit], Rounds, 1, TimeSpan.FromMinutes(30), false),
        new EngineFacts(
            "unix:///run/sample.sock",
            true,
            "28.5.2",
            "1.51",
            "overlay2",
            "Debian GNU/Linux 12",
            "6.1.0",
            "x86_64",
            2,
            new ByteSize(8_000_000_000)),
        new HostFacts(
            "Debian GNU/Linux 12", "6.1.0", "Some CPU", 2, new ByteSize(8_000_000_000), new ByteSize(50_000_000_000), ".NET 10.0.0", 0.1),
        BaseSet.Hub,
        [],
        "0.1.0",
        null,
        []);
}
