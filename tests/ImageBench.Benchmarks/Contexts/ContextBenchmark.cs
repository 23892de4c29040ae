using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;

namespace ImageBench.Benchmarks.Contexts;

/// <summary>How fast, and in how much memory, build contexts reach the engine: the harness beside docker build.</summary>
internal static class ContextBenchmark
{
    private const int BuildRounds = 5;
    private const double MemoryLimit = 100;

    private const string WhyClassic =
        "docker build was run with DOCKER_BUILDKIT=0 and the harness asked for the classic builder too: with it both send the whole "
            + "context, while buildx sends only what the Dockerfile names.";

    private const string NoBuildKit =
        "BuildKit was left out: it keeps each context in the build cache, which only a private engine's may be emptied of (--engine "
            + "private).";

    public static Benchmark Benchmark { get; } = new(
        "context",
        "20,000 files and one file of 1 GB sent as build contexts: peak memory, and time beside docker build",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        await using var session = await EngineSession.Open(
            bench.Options.Engine, new Packages(bench.Options.Provision, bench.Say), bench.Say, bench.Time, cancellationToken);
        var engine = session.Engine;
        var label = RunLabel.Make("context", MakerProcess.ReadOwn());
        using var folder = new TempFolder();
        bench.Say("writing the contexts");
        SampleContext.WriteSmallFiles(folder.Of("small"), label.Value);
        SampleContext.WriteBigFile(folder.Of("big"), label.Value);

        var builds = new ContextBuilds(engine, label, bench);
        IReadOnlyList<Figure> figures =
        [
            .. await Compare(builds, "20,000 files, 77 MB", folder.Of("small"), cancellationToken),
            .. await Compare(builds, "one file of 1 GB", folder.Of("big"), cancellationToken),
        ];
        return new Findings(
            figures,
            $"{engine.Facts.Version}, {engine.Facts.ImageStore}{(engine.Facts.IsPrivate ? ", private" : "")}",
            [
                $"Median of {BuildRounds} interleaved runs of whole processes with --no-cache; peak memory is VmHWM, the largest of all "
                    + "runs.",
                WhyClassic,
                .. engine.Facts.IsPrivate ? Array.Empty<string>() : [NoBuildKit],
            ]);
    }

    private static async Task<IReadOnlyList<Figure>> Compare(
        ContextBuilds builds, string context, string folder, CancellationToken cancellationToken)
    {
        var runs = await builds.Run(BuildRounds, folder, cancellationToken);
        var (harness, docker) = (runs.Classic.Median(run => run.WallSeconds), runs.Docker.Median(run => run.WallSeconds));
        List<Figure> figures =
        [
            new Figure($"{context}: harness, classic builder, wall", harness, "s"),
            new Figure($"{context}: docker build, classic builder, wall", docker, "s"),
            new Figure($"{context}: harness / docker build, wall", harness / docker, ""),
            new Figure($"{context}: harness, classic builder, CPU", runs.Classic.Median(run => run.CpuSeconds), "s"),
            new Figure($"{context}: docker build, classic builder, CPU", runs.Docker.Median(run => run.CpuSeconds), "s"),
            new Figure($"{context}: harness, classic builder, peak memory", runs.Classic.Max(PeakMemory.Mebibytes), "MiB", MemoryLimit),
        ];
        if (runs.BuildKit.Count > 0)
        {
            figures.Add(new Figure($"{context}: harness, buildkit, wall", runs.BuildKit.Median(run => run.WallSeconds), "s"));
            figures.Add(
                new Figure($"{context}: harness, buildkit, peak memory", runs.BuildKit.Max(PeakMemory.Mebibytes), "MiB", MemoryLimit));
        }

        return figures;
    }
}
