using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;

namespace ImageBench.Benchmarks.Images;

/// <summary>How fast an image on the engine is read: the harness beside docker save, which is as fast as the engine exports.</summary>
internal static class ImageExportBenchmark
{
    private const int ExportRounds = 5;

    public static Benchmark Benchmark { get; } = new(
        "image-export", "imagebench inspect of an image of 500 MB on the engine: wall time beside docker save", NeedsEngine: true, Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        await using var session = await EngineSession.Open(
            bench.Options.Engine, new Packages(bench.Options.Provision, bench.Say), bench.Say, bench.Time, cancellationToken);
        var engine = session.Engine;
        var label = RunLabel.Make("image-export", MakerProcess.ReadOwn());
        try
        {
            var image = await Load(bench, engine.Facts.Endpoint, label, cancellationToken);
            var inspect = MeasuredCommand.Harness("inspect", image, "--engine", engine.Facts.Endpoint, "--no-content-size", "--json");
            var save = new MeasuredCommand("bash", "-ec", """docker -H "$1" save "$2" > /dev/null""", "bash", engine.Facts.Endpoint, image);
            var runs = await Rounds.Run(bench, ExportRounds, cancellationToken, inspect.Run, save.Run);
            var (harness, docker) = (runs[0].Median(run => run.WallSeconds), runs[1].Median(run => run.WallSeconds));
            return new Findings(
                [
                    new Figure("inspect, wall", harness, "s"),
                    new Figure("docker save > /dev/null, wall", docker, "s"),
                    new Figure("inspect / docker save, wall", harness / docker, "", 1.05),
                    new Figure("inspect, CPU", runs[0].Median(run => run.CpuSeconds), "s"),
                    new Figure("docker save, CPU of the client", runs[1].Median(run => run.CpuSeconds), "s"),
                ],
                $"{engine.Facts.Version}, {engine.Facts.ImageStore}{(engine.Facts.IsPrivate ? ", private" : "")}",
                [$"Median of {ExportRounds} interleaved runs of whole processes, content size left out."]);
        }
        finally
        {
            await engine.RemoveAll(label, CancellationToken.None);
        }
    }

    private static async Task<string> Load(Bench bench, string endpoint, RunLabel label, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say("writing an image and loading it");
        var archive = SampleArchive.Write(folder.Of("image.tar"), SampleArchive.Toolchain, label: label);
        await new MeasuredCommand("docker", "-H", endpoint, "load", "--quiet", "--input", archive.ArchivePath).Run(
            cancellationToken);
        return label.ImageName(1);
    }
}
