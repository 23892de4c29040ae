using System.Collections.Concurrent;
using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Benchmarks.Fuzz;

/// <summary>
/// Whether anything but the one clean error comes out of a reader of what others wrote, and how long and how much memory an input takes at
/// most. Each reader gets inputs that are nearly right, made of seeds; the same number gives the same input.
/// </summary>
internal static class FuzzBenchmark
{
    private const double MostSeconds = 2;
    private const double MostMebibytes = 300;

    public static Benchmark Benchmark { get; } = new(
        "fuzz",
        "odd inputs into every reader of what others wrote: what comes out, the slowest, the largest",
        NeedsEngine: false,
        (bench, cancellationToken) => Task.Run(() => Measure(bench, cancellationToken), cancellationToken))
    {
        TakesInputs = true,
    };

    private static Findings Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        List<FuzzRun> runs = [.. AllReaders.In(folder.FullPath, Checkout.Root())
            .Where(reader => bench.Options.Reader is not { } wanted || reader.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .Select(reader => new FuzzRun(reader, bench.Time))];
        // One of them at a time on each core, the next as one is done: they take very different times.
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(runs, EnumerablePartitionerOptions.NoBuffering), parallel, run =>
        {
            run.Run(bench.Options.FirstInput, bench.Options.Inputs, TimeSpan.FromSeconds(bench.Options.Seconds), cancellationToken);
            bench.Say(Sentence(run));
            foreach (var (number, thrown) in run.Odd)
                bench.Say($"{run.Reader.Name}, input {number}: {thrown}");
        });
        return new Findings([.. runs.SelectMany(Figures)], null, [.. runs.SelectMany(Remarks)]);
    }

    private static string Sentence(FuzzRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Reader.Name}: {run.Inputs:N0} inputs in {run.Elapsed.TotalSeconds:0} s, of which {run.Refused:N0} were refused; the "
            + $"slowest is input {run.Slowest.Number}, the largest {run.Largest.Number}.");

    private static IEnumerable<string> Remarks(FuzzRun run) => run.Odd.Select(odd => string.Create(
        CultureInfo.InvariantCulture, $"{run.Reader.Name}, input {odd.Number}: {odd.Thrown.GetType()}: {odd.Thrown.Message}"))
        .Prepend(Sentence(run));

    private static IEnumerable<Figure> Figures(FuzzRun run) =>
    [
        new Figure($"{run.Reader.Name}: exceptions but the clean error, at least", run.Odd.Count, "", 0),
        new Figure($"{run.Reader.Name}: slowest input", run.Slowest.Time.TotalSeconds, "s", MostSeconds),
        new Figure($"{run.Reader.Name}: memory asked for by one input", run.Largest.Bytes / 1024.0 / 1024, "MiB", MostMebibytes),
    ];
}
