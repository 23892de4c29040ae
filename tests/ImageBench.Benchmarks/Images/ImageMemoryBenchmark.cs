using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;

namespace ImageBench.Benchmarks.Images;

/// <summary>How much memory inspecting an image archive takes, by its size and its files.</summary>
internal static class ImageMemoryBenchmark
{
    private const double Limit = 100;
    private const double LimitOfAMillion = 500;

    public static Benchmark Benchmark { get; } = new(
        "image-memory",
        "peak memory of imagebench inspect: archives of 0.5 GB and 5 GB, and 1,000,000 files in one layer",
        NeedsEngine: false,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var large = Enumerable.Repeat(new SampleLayer(20_000, 1_000_000_000), 5).ToList();
        return new Findings(
            [
                .. await Of(bench, "0.5 GB, 22,000 files", SampleArchive.Toolchain, Limit, cancellationToken),
                .. await Of(bench, "5 GB, 100,000 files", large, Limit, cancellationToken),
                .. await Of(
                    bench, "1,000,000 files in one layer", [new SampleLayer(1_000_000, 500_000_000)], LimitOfAMillion, cancellationToken),
            ],
            null,
            ["Peak memory is VmHWM of a process that runs the command; with content size, nothing was remembered from before. Limits "
                + "hold for both."]);
    }

    private static async Task<IReadOnlyList<Figure>> Of(
        Bench bench, string what, IReadOnlyList<SampleLayer> layers, double limit, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say($"writing an archive: {what}");
        var archive = SampleArchive.Write(folder.Of("image.tar"), layers).ArchivePath;
        bench.Say("inspecting it");
        var without = await HarnessProcess.Child("inspect", archive, "--json", "--no-content-size").Run(cancellationToken);
        var with = await (HarnessProcess.Child("inspect", archive, "--json") with { Environment = State(folder) }).Run(cancellationToken);
        return
        [
            new Figure($"{what}, peak memory", PeakMemory.Mebibytes(without), "MiB", limit),
            new Figure($"{what}, with content size, peak memory", PeakMemory.Mebibytes(with), "MiB", limit),
            new Figure($"{what}, CPU", without.CpuSeconds, "s"),
        ];
    }

    private static Dictionary<string, string> State(TempFolder folder) => new() { ["IMAGEBENCH_STATE"] = folder.Of("state") };
}
