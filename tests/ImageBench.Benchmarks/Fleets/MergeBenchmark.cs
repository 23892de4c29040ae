using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;

namespace ImageBench.Benchmarks.Fleets;

/// <summary>How long the run folders of a hundred machines take to be merged, and to be reported on, and in how much memory.</summary>
internal static class MergeBenchmark
{
    private const int Folders = 100;

    public static Benchmark Benchmark { get; } = new(
        "merge",
        "imagebench merge of 100 folders of 1,000 builds each, and imagebench report of what it gives: wall time and peak memory",
        NeedsEngine: false,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say($"writing {Folders} run folders");
        var folders = SampleFleet.Write(folder.FullPath, Folders);
        bench.Say("merging them");
        var merge = await HarnessProcess.Child(["merge", "--results", folder.Of("merged"), .. folders]).Run(cancellationToken);
        bench.Say("reporting on them");
        var report = await MeasuredCommand.Harness("report", Directory.GetDirectories(folder.Of("merged"))[0]).Run(cancellationToken);
        return new Findings(
            [
                new Figure("imagebench merge of 100 folders of 1,000 builds, wall", merge.WallSeconds, "s", 10),
                new Figure("imagebench merge, peak memory", PeakMemory.Mebibytes(merge), "MiB", 300),
                new Figure("imagebench report of 100,000 builds on 100 machines, wall", report.WallSeconds, "s", 15),
            ],
            null,
            ["One run of each. The builds: 100 replicates of one scenario, 10 variants, 7 steps each. Peak memory is VmHWM."]);
    }
}
