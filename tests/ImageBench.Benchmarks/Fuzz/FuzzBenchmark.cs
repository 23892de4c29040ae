using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Benchmarks.Fuzz;

/// <summary>
/// Whether anything but the one clean error comes out of a reader of what others wrote, and how much processor time and memory an input
/// takes at most. Each reader gets inputs that are nearly right, made of seeds; the same number gives the same input.
/// </summary>
internal static class FuzzBenchmark
{
    public static Benchmark Benchmark { get; } = new(
        "fuzz",
        "odd inputs into every reader of what others wrote: what comes out, the slowest, the largest",
        NeedsEngine: false,
        Measure)
    {
        TakesInputs = true,
    };

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var before = bench.Options.Collect is { } file ? FuzzPart.ReadFile(file) : [];
        List<FuzzedSoFar> all = [.. Readers(bench.Options.Reader)
            .Select(reader => new FuzzedSoFar(reader, before.Where(part => part.Reader == reader)))];
        var waiting = new PriorityQueue<FuzzedSoFar, TimeSpan>();
        foreach (var reader in all.Where(IsWanted))
            waiting.Enqueue(reader, reader.ProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Work()));
        return new Findings([.. all.SelectMany(reader => reader.Figures)], null, [.. Remarks(all)]);

        bool IsWanted(FuzzedSoFar reader) => reader.Inputs < bench.Options.Inputs
            && reader.ProcessorTime < TimeSpan.FromSeconds(bench.Options.Seconds);

        // The reader that had least time is the next: they take very different times, and each is to have its share where this is ended.
        async Task Work()
        {
            while (!cancellationToken.IsCancellationRequested && Take() is { } reader)
            {
                var part = await FuzzProcess.Read(
                    reader.Reader,
                    reader.Next(bench.Options.FirstInput),
                    bench.Options.Inputs - reader.Inputs,
                    bench.Time,
                    cancellationToken);
                if (part is not null)
                    Keep(reader, part);
            }
        }

        FuzzedSoFar? Take()
        {
            lock (waiting)
                return waiting.TryDequeue(out var reader, out _) ? reader : null;
        }

        void Keep(FuzzedSoFar reader, FuzzPart part)
        {
            lock (waiting)
            {
                reader.Add(part);
                if (bench.Options.Collect is { } collected)
                    part.AppendTo(collected);
                bench.Say(reader.Sentence);
                foreach (var odd in part.Odd)
                    bench.Say($"{reader.Reader}, {odd}");
                // What follows a part that none came back from would end the same.
                if (part.Inputs > 0 && IsWanted(reader))
                    waiting.Enqueue(reader, reader.ProcessorTime);
            }
        }
    }

    private static IEnumerable<string> Readers(string? wanted)
    {
        using var folder = new TempFolder();
        return [.. AllReaders.In(folder.FullPath, Checkout.Root()).Select(reader => reader.Name)
            .Where(name => wanted is null || name.Contains(wanted, StringComparison.OrdinalIgnoreCase))];
    }

    private static IEnumerable<string> Remarks(IReadOnlyList<FuzzedSoFar> all) =>
    [
        "Times are processor time of a process that reads inputs of one reader alone, on all its threads: work of others on the machine "
            + "is in none of them. Memory is all that is asked for while an input is read, given back or not.",
        .. all.SelectMany(reader => reader.Odd.Select(odd => $"{reader.Reader}, {odd}").Prepend(reader.Sentence)),
        .. all.SelectMany(reader => reader.Harnesses).GroupBy(read => read.Harness, read => read.Inputs).Select(read => string.Create(
            CultureInfo.InvariantCulture, $"Of all inputs {read.Sum(count => (long)count):N0} were read by commit {read.Key}.")),
    ];
}
