using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;

namespace ImageBench.Benchmarks.Images;

/// <summary>What finding the content size of an image takes: the harness beside gzip, and once its layers are known.</summary>
internal static class ContentSizeBenchmark
{
    private const int SizingRounds = 3;

    public static Benchmark Benchmark { get; } = new(
        "content-size",
        "content size of an archive of 500 MB: CPU time beside gzip -6, cores at work, and with all layers known",
        NeedsEngine: false,
        Measure)
    {
        TakesArchive = true,
    };

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say("writing the archive");
        var sample = bench.Options.Archive is { } given
            ? SampleArchive.Unpack(given, folder.FullPath)
            : SampleArchive.Write(folder.Of("image.tar"), SampleArchive.Toolchain, keepLayers: true);
        var inspect = MeasuredCommand.Harness("inspect", sample.ArchivePath, "--json");
        var gzip = new MeasuredCommand(
            "bash", ["-ec", """for layer in "$@"; do gzip -6 -c "$layer" > /dev/null; done""", "bash", .. sample.LayerPaths]);
        var left = MeasuredCommand.Harness("inspect", sample.ArchivePath, "--json", "--no-content-size");
        var remembered = inspect with { Environment = State(folder, "known") };
        await remembered.Run(cancellationToken);
        var fresh = 0;
        var runs = await Rounds.Run(
            bench,
            SizingRounds,
            cancellationToken,
            token => (inspect with { Environment = State(folder, $"new-{fresh++}") }).Run(token),
            gzip.Run,
            left.Run,
            remembered.Run);
        double Cpu(int index) => runs[index].Median(run => run.CpuSeconds);
        return new Findings(
            [
                new Figure("inspect with content size, CPU", Cpu(0), "s"),
                new Figure("gzip -6 of the same layers, CPU", Cpu(1), "s"),
                new Figure("inspect with content size / gzip -6, CPU", Cpu(0) / Cpu(1), "", 0.5),
                new Figure("inspect with content size, wall", runs[0].Median(run => run.WallSeconds), "s"),
                new Figure("gzip -6, wall", runs[1].Median(run => run.WallSeconds), "s"),
                new Figure(
                    "inspect with content size, CPU / wall: cores at work", runs[0].Median(run => run.CpuSeconds / run.WallSeconds), "")
                {
                    Least = Math.Min(Environment.ProcessorCount, 2) * 0.75,
                },
                new Figure("inspect without content size, CPU", Cpu(2), "s"),
                new Figure("all layers known / without content size, CPU", Cpu(3) / Cpu(2), "", 1.1),
            ],
            null,
            [$"Median of {SizingRounds} interleaved runs of whole processes; the archive of {sample.Length} bytes lies in the page "
                + "cache. On a machine with other work, fewer cores are free."]);
    }

    private static Dictionary<string, string> State(TempFolder folder, string name) => new() { ["IMAGEBENCH_STATE"] = folder.Of(name) };
}
