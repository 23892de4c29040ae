using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// Runs of a small scenario, each broken at a random point in a random way; afterwards what is lost, left
/// or touched.
/// </summary>
internal static class FaultsBenchmark
{
    public static Benchmark Benchmark { get; } = new(
        "faults",
        "runs of a small scenario, each broken at a random point in a random way: what is lost, left or touched",
        NeedsEngine: false,
        Measure)
    {
        TakesRuns = true,
    };

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        if (!TinyProgram.Runs || !Machine.IsRoot || !Packages.HasEngine)
            throw new Fault(ExitCode.BadInput, "faults needs root, dockerd and an x86-64 Linux: it starts and kills a private engine.");
        List<FaultKind> ofPrivate = [.. FaultKinds.OfPrivate.Where(IsWanted)];
        List<FaultKind> ofShared = [.. FaultKinds.OfShared.Where(IsWanted)];
        if (ofPrivate.Count + ofShared.Count == 0)
            throw new Fault(ExitCode.BadInput, $"--kind {bench.Options.Kind} stands in the name of none: {Names()}.");
        var told = 0;
        var half = ofPrivate.Count == 0 ? 0 : ofShared.Count == 0 ? bench.Options.Runs : bench.Options.Runs - (bench.Options.Runs / 2);
        // Both at once: what the one waits for, the other computes.
        var all = await Task.WhenAll(
            Series(isShared: false, ofPrivate, half), Series(isShared: true, ofShared, bench.Options.Runs - half));
        return Table([.. all.SelectMany(runs => runs)]);

        bool IsWanted(FaultKind kind) =>
            bench.Options.Kind is not { } part || kind.Name.Contains(part, StringComparison.OrdinalIgnoreCase);

        async Task<IReadOnlyList<BrokenRun>> Series(bool isShared, IReadOnlyList<FaultKind> kinds, int count)
        {
            if (count == 0)
                return [];
            await using var place = await FaultPlace.Make(isShared, bench.Time, cancellationToken);
            return await new FaultSeries(place, kinds, bench.Time).Make(
                count,
                (2 * bench.Options.Seed) - (isShared ? 0 : 1),
                run => bench.Say(Sentence(Interlocked.Increment(ref told), run)),
                cancellationToken);
        }
    }

    private static string Names() =>
        string.Join(", ", FaultKinds.OfPrivate.Concat(FaultKinds.OfShared).Select(kind => kind.Name).Distinct());

    private static string Sentence(int number, BrokenRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number} {run.Kind} after {run.After.TotalSeconds:0.0} s: exit {run.ExitCode}, {run.Lost} rows lost, {run.Resumed.Trim()}"
            + $"{(run.LastWord is { } word ? "; ended by force, and had said last: " + word : "")}"
            + $"{(run.Left.Count > 0 ? "; left: " + string.Join(", ", run.Left) : "")}"
            + $"{(run.Touched.Count > 0 ? "; gone: " + string.Join(", ", run.Touched) : "")}");

    private static Findings Table(IReadOnlyList<BrokenRun> runs) => new(
        [
            new Figure("runs", runs.Count, ""),
            new Figure("rows lost", runs.Sum(run => run.Lost), "", 0),
            new Figure("runs neither resumed nor refused with a reason", runs.Count(run => !run.IsResumed), "", 0),
            new Figure("ends that are no exit code", runs.Count(run => !run.HasEndedWell), "", 0),
            new Figure("ended by a signal before the harness could listen, with nothing begun", runs.Count(run => run.IsUnheard), ""),
            new Figure("things of ours left after clean", runs.Sum(run => run.Left.Count), "", 0),
            new Figure("foreign things touched", runs.Sum(run => run.Touched.Count), "", 0),
            .. runs.GroupBy(run => run.Kind).Select(kind => new Figure(
                $"{kind.Key}: runs; lost {kind.Sum(run => run.Lost)}, left {kind.Sum(run => run.Left.Count)}, touched "
                    + $"{kind.Sum(run => run.Touched.Count)}",
                kind.Count(),
                "")),
        ],
        null,
        [
            "Runs are on a private engine, which each starts and ends, or on one that runs all the time, behind a proxy: half of each, but "
                + "for kinds that only one of them has.",
            "After each fault the run is resumed, then cleaned. The census is of images, containers, volumes, networks, layers of the "
                + "image store, processes, mounts, network namespaces, containers' tasks, bridge, run marks, state folder and temporary "
                + "files (of the engine that runs all the time without what no API shows), beside an image with a run's label, a volume "
                + "with data and a container that are not ours.",
            .. FakedClock.IsHere ? Array.Empty<string>() : ["No clock was set: libfaketime is not installed (Debian's faketime)."],
        ]);
}
