using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;

namespace ImageBench.Benchmarks.Images;

/// <summary>What comparing two images takes, which have no layer in common: time beside inspecting them, and memory.</summary>
internal static class ImageDiffBenchmark
{
    private const int DiffRounds = 5;
    private const double Limit = 150;
    private const double LimitOfAMillion = 700;

    public static Benchmark Benchmark { get; } = new(
        "image-diff",
        "imagebench diff of two archives of 500 MB: CPU time beside two inspects, and peak memory; memory with 1,000,000 files each",
        NeedsEngine: false,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken) => new(
        [.. await Toolchains(bench, cancellationToken), .. await Million(bench, cancellationToken)],
        null,
        [$"Median of {DiffRounds} interleaved runs of whole processes, content size left out, nothing remembered from before; peak memory "
            + "is VmHWM of a process that runs the command."]);

    private static async Task<IReadOnlyList<Figure>> Toolchains(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var (from, to) = Write(bench, folder, SampleArchive.Toolchain);
        var fresh = 0;
        Func<CancellationToken, Task<CommandRun>> New(params string[] arguments) => token => (MeasuredCommand.Harness(
            [.. arguments, "--no-content-size", "--json"]) with
        { Environment = State(folder, $"new-{fresh++}") }).Run(token);
        var runs = await Rounds.Run(
            bench, DiffRounds, cancellationToken, New("diff", from, to, "--files", "0"), New("inspect", from), New("inspect", to));
        var peak = await Peak(folder, from, to, cancellationToken);
        double Cpu(int index) => runs[index].Median(run => run.CpuSeconds);
        return
        [
            new Figure("diff, CPU", Cpu(0), "s"),
            new Figure("two inspects, CPU", Cpu(1) + Cpu(2), "s"),
            new Figure("diff / two inspects, CPU", Cpu(0) / (Cpu(1) + Cpu(2)), "", 1.1),
            new Figure("diff, wall", runs[0].Median(run => run.WallSeconds), "s"),
            new Figure("0.5 GB and 22,000 files each, peak memory", PeakMemory.Mebibytes(peak), "MiB", Limit),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> Million(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var (from, to) = Write(bench, folder, [new SampleLayer(1_000_000, 500_000_000)]);
        var peak = await Peak(folder, from, to, cancellationToken);
        return
        [
            new Figure("1,000,000 files each, peak memory", PeakMemory.Mebibytes(peak), "MiB", LimitOfAMillion),
            new Figure("1,000,000 files each, CPU", peak.CpuSeconds, "s"),
        ];
    }

    private static (string From, string To) Write(Bench bench, TempFolder folder, IReadOnlyList<SampleLayer> layers)
    {
        bench.Say($"writing two archives of {layers.Sum(layer => layer.Files)} files");
        return (SampleArchive.Write(folder.Of("from.tar"), layers).ArchivePath, SampleArchive.Write(
            folder.Of("to.tar"), [.. layers.Select(layer => layer with { Bytes = layer.Bytes + 1_000_000 })]).ArchivePath);
    }

    private static Task<CommandRun> Peak(TempFolder folder, string from, string to, CancellationToken cancellationToken) =>
        (HarnessProcess.Child("diff", from, to, "--no-content-size", "--json", "--files", "0") with
        {
            Environment = State(folder, "peak"),
        }).Run(cancellationToken);

    private static Dictionary<string, string> State(TempFolder folder, string name) => new() { ["IMAGEBENCH_STATE"] = folder.Of(name) };
}
