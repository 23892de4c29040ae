namespace ImageBench.Benchmarks;

/// <summary>What reading an image archive takes: the harness beside the system's own tools doing less.</summary>
internal static class ImageReadingBenchmark
{
    private const int ReadingRounds = 5;

    public static Benchmark Benchmark { get; } = new("image-reading", "an image archive of 500 MB read: CPU time beside sha256sum and tar, peak memory", NeedsEngine: false, Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say("writing the archive");
        var sample = SampleArchive.Write(folder.FullPath);
        var hash = new MeasuredCommand("sha256sum", sample.LayerPaths);
        var list = new MeasuredCommand("bash", ["-ec", """for layer in "$@"; do tar tf "$layer" > /dev/null; done""", "bash", .. sample.LayerPaths]);
        var runs = await Rounds.Run(bench, ReadingRounds, cancellationToken, ArchiveReading.Child(sample.ArchivePath).Run, hash.Run, list.Run);
        var (harness, hashing, listing) = (Cpu(runs[0]), Cpu(runs[1]), Cpu(runs[2]));
        return new Findings(
            [
                new Figure("harness, CPU", harness, "s"),
                new Figure("sha256sum, CPU", hashing, "s"),
                new Figure("tar t, CPU", listing, "s"),
                new Figure("harness / (sha256sum + tar t), CPU", harness / (hashing + listing), "", 1.3),
                new Figure("harness, wall", runs[0].Median(run => run.WallSeconds), "s"),
                new Figure("harness, peak memory", runs[0].Max(PeakMemory.Mebibytes), "MiB", 100),
            ],
            null,
            [
                $"Median of {ReadingRounds} interleaved runs of whole processes (runtime start included), the archive of {new FileInfo(sample.ArchivePath).Length} bytes in the page cache; peak memory is VmHWM, the largest of all runs.",
                "sha256sum and tar t read the tars of the layers, which lie beside the archive. Some systems build sha256sum without the processor's own instructions (Debian 12 does): ratios of one system only can be compared.",
            ]);
    }

    private static double Cpu(IReadOnlyList<CommandRun> runs) => runs.Median(run => run.CpuSeconds);
}
