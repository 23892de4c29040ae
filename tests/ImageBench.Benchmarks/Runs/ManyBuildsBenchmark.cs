using System.CommandLine;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Micro;
using ImageBench.Benchmarks.Processes;

namespace ImageBench.Benchmarks.Runs;

/// <summary>How long the results of a long run take: whole processes, start of the runtime included.</summary>
internal static class ManyBuildsBenchmark
{
    private const int Runs = 5;
    private const string Name = "child-many-builds";

    public static Benchmark Benchmark { get; } = new(
        "many-builds",
        "statistics, CSV files, charts and pages of 10,000 builds: wall time of whole processes",
        NeedsEngine: false,
        Measure);

    /// <summary>All that is made of a run's builds, in a process of its own.</summary>
    public static Command Command()
    {
        var folder = new Argument<string>("folder");
        var command = new Command(Name) { folder };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => SampleRun.Make().WriteAll(parsed.GetRequiredValue(folder), cancellationToken));
        return command;
    }

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say("writing the run");
        var run = await SampleRun.Make().WriteAll(folder.FullPath, cancellationToken);
        var runs = await Rounds.Run(
            bench,
            Runs,
            cancellationToken,
            MeasuredCommand.Harness("report", run.FullPath).Run,
            MeasuredCommand.Self(Name, folder.FullPath).Run);
        return new Findings(
            [
                new Figure("imagebench report on a run of 10,000 builds, wall", Wall(runs[0]), "s", ResultsOfManyBuilds.LimitSeconds),
                new Figure("imagebench report, CPU", runs[0].Median(report => report.CpuSeconds), "s"),
                new Figure(
                    "rows, statistics, CSV files, charts and pages of 10,000 builds, wall",
                    Wall(runs[1]),
                    "s",
                    ResultsOfManyBuilds.LimitSeconds),
            ],
            null,
            [$"Median of {Runs} interleaved runs. The builds: 10 variants, 4 cache states, 250 rounds, 7 steps each."]);
    }

    private static double Wall(IReadOnlyList<CommandRun> runs) => runs.Median(run => run.WallSeconds);
}
