using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;

namespace ImageBench.Benchmarks.Contexts;

/// <summary>How fast, in how much memory, BuildKit is served a context, at first and after a change: the harness beside buildx.</summary>
internal static class SessionBenchmark
{
    private const int BuildRounds = 5;
    private const double MostRatio = 1.0;

    public static Benchmark Benchmark { get; } = new(
        "session",
        "20,000 files and one file of 1 GB served to BuildKit, at first and after one change: time beside buildx, and peak memory",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        await using var session = await EngineSession.Open(
            bench.Options.Engine, new Packages(bench.Options.Provision, bench.Say), bench.Say, bench.Time, cancellationToken);
        var engine = session.Engine;
        if (!engine.Facts.IsPrivate)
        {
            throw new Fault(
                ExitCode.BadInput,
                "BuildKit keeps each context in its cache, which only a private engine's may be emptied of: give --engine private.");
        }

        var label = RunLabel.Make("session", MakerProcess.ReadOwn());
        var builds = new SessionBuilds(engine, label, bench);
        var buildx = await builds.BuildxVersion(cancellationToken);
        using var folder = new TempFolder();
        bench.Say("writing the contexts");
        SampleContext.WriteSmallFiles(folder.Of("small"), label.Value);
        SampleContext.WriteBigFile(folder.Of("big"), label.Value);
        foreach (var context in (string[])["small", "big"])
            SampleContext.TakeAll(folder.Of(context), label.Value);
        IReadOnlyList<Figure> figures =
        [
            .. Figures(
                "20,000 files, 77 MB",
                120,
                await builds.Run(BuildRounds, folder.Of("small"), SampleContext.PathOf(0), cancellationToken)),
            .. Figures(
                "one file of 1 GB", 80, await builds.Run(BuildRounds, folder.Of("big"), "small.txt", cancellationToken)),
        ];
        return new Findings(
            figures,
            $"{engine.Facts.Version}, {engine.Facts.ImageStore}, private",
            [
                $"Median of {BuildRounds} interleaved pairs of whole processes, each with --no-cache and COPY of all; again: after a "
                    + "change of one small file. Peak memory is VmHWM, the largest of all runs.",
                buildx,
            ]);
    }

    private static IEnumerable<Figure> Figures(
        string context, double mostMemory, (IReadOnlyList<SentTwice> Harness, IReadOnlyList<SentTwice> Buildx) runs)
    {
        (string, Func<SentTwice, CommandRun>)[] builds = [("first", twice => twice.First), ("again", twice => twice.Again)];
        foreach (var (name, of) in builds)
        {
            var (harness, buildx) = (
                runs.Harness.Median(twice => of(twice).WallSeconds), runs.Buildx.Median(twice => of(twice).WallSeconds));
            yield return new Figure($"{context}, {name}: harness, wall", harness, "s");
            yield return new Figure($"{context}, {name}: buildx, wall", buildx, "s");
            yield return new Figure($"{context}, {name}: harness / buildx, wall", harness / buildx, "", MostRatio);
            yield return new Figure(
                $"{context}, {name}: harness, peak memory", runs.Harness.Max(twice => PeakMemory.Mebibytes(of(twice))), "MiB", mostMemory);
        }
    }
}
