using System.CommandLine;
using System.Diagnostics;
using System.Reflection;
using ImageBench.Benchmarks.Commands;
using ImageBench.Benchmarks.Contexts;
using ImageBench.Benchmarks.Faults;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Fleets;
using ImageBench.Benchmarks.Fuzz;
using ImageBench.Benchmarks.Images;
using ImageBench.Benchmarks.Pages;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;
using ImageBench.Benchmarks.Seconds;
using ImageBench.Model;

namespace ImageBench.Benchmarks;

/// <summary>A command for each benchmark, and hidden ones for the processes that stand in for the harness.</summary>
internal static class CommandTree
{
    private static readonly Benchmark[] Benchmarks =
    [
        RunOverheadBenchmark.Benchmark,
        DifferencesBenchmark.Benchmark,
        MoreWorkBenchmark.Benchmark,
        RevisionsBenchmark.Benchmark,
        ChangeBenchmark.Benchmark,
        BuildSecondsBenchmark.Benchmark,
        CheckCostBenchmark.Benchmark,
        MarkCostBenchmark.Benchmark,
        AdviceBenchmark.Benchmark,
        ContextBenchmark.Benchmark,
        SessionBenchmark.Benchmark,
        HelpBenchmark.Benchmark,
        ListBenchmark.Benchmark,
        DockerfilesBenchmark.Benchmark,
        ImageReadingBenchmark.Benchmark,
        ImageMemoryBenchmark.Benchmark,
        ContentSizeBenchmark.Benchmark,
        ImageDiffBenchmark.Benchmark,
        ImageExportBenchmark.Benchmark,
        ManyBuildsBenchmark.Benchmark,
        PageBenchmark.Benchmark,
        MergeBenchmark.Benchmark,
        MakespanBenchmark.Benchmark,
        FuzzBenchmark.Benchmark,
        FaultsBenchmark.Benchmark,
        MicroBenchmark.Benchmark,
    ];

    public static RootCommand Make(TimeProvider time)
    {
        var options = new MeasuringOptionSet();
        var root = new RootCommand("Measures the harness itself, against the limits that it promises. Exit code 1: a limit was exceeded.");
        foreach (var benchmark in Benchmarks)
            root.Add(Command(benchmark, options, time));
        root.Add(ContextBuild.Command(time));
        root.Add(HarnessProcess.Command(time));
        root.Add(FuzzProcess.Command());
        root.Add(ManyBuildsBenchmark.Command());
        root.SetAction(async (_, cancellationToken) =>
        {
            foreach (var benchmark in Benchmarks)
                await Console.Out.WriteLineAsync($"{benchmark.Name,-14} {benchmark.Says}".AsMemory(), cancellationToken);
        });
        return root;
    }

    private static Command Command(Benchmark benchmark, MeasuringOptionSet options, TimeProvider time)
    {
        var command = new Command(benchmark.Name, benchmark.Says);
        foreach (var option in options.For(benchmark))
            command.Add(option);
        command.SetAction((parsed, cancellationToken) => Measure(benchmark, options.Read(parsed), time, cancellationToken));
        return command;
    }

    private static async Task<int> Measure(
        Benchmark benchmark, MeasuringOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (typeof(Fault).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            throw new Fault(ExitCode.BadInput, "This is a Debug build, whose figures say nothing of the harness: run with -c Release.");
        // A file that cannot be written is told before minutes are spent.
        using var file = options.Output is { } path ? FigureFile.Open(path) : null;
        var before = Conditions.Read(time);
        var findings = await benchmark.Measure(new Bench(options, time, text => Console.Error.WriteLine(text)), cancellationToken);
        var table = new FigureTable(benchmark.Name, findings, before, Conditions.Read(time));
        // Also where it was interrupted: what it found until then is told.
        await Console.Out.WriteLineAsync(table.Markdown().AsMemory(), CancellationToken.None);
        file?.Write(table);
        return (int)(findings.Figures.Any(figure => figure.Exceeds) ? ExitCode.VariantFailed : ExitCode.Good);
    }
}
