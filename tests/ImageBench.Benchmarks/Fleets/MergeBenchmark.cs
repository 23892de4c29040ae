using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;

namespace ImageBench.Benchmarks.Fleets;

/// <summary>
/// How long the run folders of a hundred machines take to be merged, and to be reported on, and in how much memory; and those of twenty
/// that shared 2,000 scenarios out.
/// </summary>
internal static class MergeBenchmark
{
    private const int Folders = 100;
    private const int Shards = 20;
    private const int Scenarios = 2_000;

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
        bench.Say($"writing {Shards} shards, merging them, reporting on them");
        var shards = SampleShards.Write(folder.FullPath, Shards, Scenarios);
        var joined = await MeasuredCommand.Harness(["merge", "--results", folder.Of("joined"), .. shards]).Run(cancellationToken);
        var whole = Directory.GetDirectories(folder.Of("joined"))[0];
        var reported = await HarnessProcess.Child(["report", whole]).Run(cancellationToken);
        var page = new FileInfo(Path.Combine(whole, "report.html")).Length / (1024.0 * 1024);
        return new Findings(
            [
                new Figure("imagebench merge of 100 folders of 1,000 builds, wall", merge.WallSeconds, "s", 10),
                new Figure("imagebench merge, peak memory", PeakMemory.Mebibytes(merge), "MiB", 300),
                new Figure("imagebench report of 100,000 builds on 100 machines, wall", report.WallSeconds, "s", 15),
                new Figure("imagebench merge of 20 shards of 2,000 scenarios, wall", joined.WallSeconds, "s", 10),
                new Figure("imagebench report of 2,000 scenarios, wall", reported.WallSeconds, "s", 15),
                new Figure("imagebench report of 2,000 scenarios, peak memory", PeakMemory.Mebibytes(reported), "MiB"),
                new Figure("its page", page, "MiB", 20),
            ],
            null,
            ["One run of each. The builds: 100 replicates of one scenario, 10 variants, 7 steps each; 2,000 scenarios of 2 variants, 24 "
                + "builds each, of which the page has the findings. Peak memory is VmHWM."]);
    }
}
