using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Micro;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model;

namespace ImageBench.Benchmarks;

/// <summary>Parts of the harness in this process, by BenchmarkDotNet.</summary>
internal static class MicroBenchmark
{
    private const int Iterations = 8;

    public static Benchmark Benchmark { get; } = new(
        "micro",
        "parts of the harness in one process, by BenchmarkDotNet",
        NeedsEngine: false,
        (bench, _) => Task.Run(() => Measure(bench)));

    private static Findings Measure(Bench bench)
    {
        using var folder = new TempFolder();
        var job = Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(30), logOutput: false))
            .WithWarmupCount(2)
            .WithIterationCount(Iterations);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(folder.FullPath)
            .WithOptions(ConfigOptions.DisableLogFile);
        var figures = new List<Figure>();
        foreach (var (type, limit) in ((Type, double?)[])
        [
            (typeof(IgnoreRulesMatching), null),
            (typeof(ContextPacking), null),
            (typeof(BuildLogReading), null),
            (typeof(ResultsOfManyBuilds), ResultsOfManyBuilds.LimitSeconds),
        ])
        {
            bench.Say(type.Name);
            foreach (var report in Reports(BenchmarkRunner.Run(type, config)))
                figures.AddRange(Figures(report, limit));
        }

        return new Findings(
            figures,
            null,
            [$"BenchmarkDotNet, in process, median of {Iterations} iterations after 2 that are not counted; allocated memory is that of "
                + "one call."]);
    }

    private static IEnumerable<BenchmarkReport> Reports(Summary summary)
    {
        var errors = summary.ValidationErrors.Where(error => error.IsCritical).Select(error => error.Message).ToList();
        if (errors.Count > 0)
            throw new Fault(ExitCode.BadInput, $"BenchmarkDotNet does not measure this: {string.Join(' ', errors)}");
        return summary.Reports;
    }

    private static IEnumerable<Figure> Figures(BenchmarkReport report, double? limit)
    {
        var name = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
        if (report.ResultStatistics is not { } times)
        {
            throw new Fault(
                ExitCode.BadInput, $"The benchmark '{name}' failed: run it from a Release build, and see whether its code still works.");
        }

        yield return new Figure(name, times.Median / 1e9, "s", limit);
        if (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) is { } allocated)
            yield return new Figure($"{name}, allocated", allocated / 1048576.0, "MiB");
    }
}
