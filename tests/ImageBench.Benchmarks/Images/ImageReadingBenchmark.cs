using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;

namespace ImageBench.Benchmarks.Images;

/// <summary>
/// What inspecting an image archive takes: the harness beside the system's own tools doing less, and with many deletions.
/// </summary>
internal static class ImageReadingBenchmark
{
    private const int ReadingRounds = 5;
    private const int DeletingLayers = 8;

    public static Benchmark Benchmark { get; } = new(
        "image-reading",
        "imagebench inspect of an archive of 500 MB: CPU time beside sha256sum and tar, and with deletions",
        NeedsEngine: false,
        Measure)
    {
        TakesArchive = true,
    };

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say("writing the archives");
        var sample = bench.Options.Archive is { } given
            ? SampleArchive.Unpack(given, folder.FullPath)
            : SampleArchive.Write(folder.Of("image.tar"), SampleArchive.Toolchain, keepLayers: true);
        var plain = SampleArchive.Write(folder.Of("plain.tar"), Deleting(0));
        var few = SampleArchive.Write(folder.Of("few.tar"), Deleting(800));
        var many = SampleArchive.Write(folder.Of("many.tar"), Deleting(8_000));
        var hash = new MeasuredCommand("sha256sum", sample.LayerPaths);
        var list = new MeasuredCommand(
            "bash", ["-ec", """for layer in "$@"; do tar tf "$layer" > /dev/null; done""", "bash", .. sample.LayerPaths]);
        var runs = await Rounds.Run(
            bench, ReadingRounds, cancellationToken, Inspect(sample), hash.Run, list.Run, Inspect(plain), Inspect(few), Inspect(many));
        double Cpu(int index) => runs[index].Median(run => run.CpuSeconds);
        return new Findings(
            [
                new Figure("inspect, CPU", Cpu(0), "s"),
                new Figure("sha256sum, CPU", Cpu(1), "s"),
                new Figure("tar t, CPU", Cpu(2), "s"),
                new Figure("inspect / (sha256sum + tar t), CPU", Cpu(0) / (Cpu(1) + Cpu(2)), "", 1.3),
                new Figure("inspect, wall", runs[0].Median(run => run.WallSeconds), "s"),
                new Figure("inspect of 8 more layers without deletions, CPU", Cpu(3), "s"),
                new Figure("with 800 deletions / without, CPU", Cpu(4) / Cpu(3), "", 1.2),
                new Figure("with 8,000 deletions / without, CPU", Cpu(5) / Cpu(3), "", 1.2),
                new Figure(
                    "with 8,000 deletions / without, wall",
                    runs[5].Median(run => run.WallSeconds) / runs[3].Median(run => run.WallSeconds),
                    "",
                    1.2),
            ],
            null,
            [
                $"Median of {ReadingRounds} interleaved runs of whole processes (runtime start included), content size left out; the "
                    + $"archive of {sample.Length} bytes lies in the page cache.",
                "sha256sum and tar t read the tars of the layers, which lie beside the archive. Some systems build sha256sum without the "
                    + "processor's own instructions (Debian 12 does): ratios of one system only can be compared.",
            ]);
    }

    private static IReadOnlyList<SampleLayer> Deleting(int files) =>
    [
        .. SampleArchive.Toolchain,
        .. Enumerable.Range(0, DeletingLayers).Select(i =>
            new SampleLayer(1, 1000) { Deletes = (2, i * files / DeletingLayers, files / DeletingLayers) }),
    ];

    private static Func<CancellationToken, Task<CommandRun>> Inspect(SampleArchive archive) =>
        MeasuredCommand.Harness("inspect", archive.ArchivePath, "--no-content-size", "--json").Run;
}
