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
        var told = 0;
        // Both at once: what the one waits for, the other computes.
        var all = await Task.WhenAll(
            Series(isShared: false, FaultKinds.OfPrivate, bench.Options.Runs - (bench.Options.Runs / 2)),
            Series(isShared: true, FaultKinds.OfShared, bench.Options.Runs / 2));
        return Table([.. all.SelectMany(runs => runs)]);

        async Task<IReadOnlyList<BrokenRun>> Series(bool isShared, IReadOnlyList<FaultKind> kinds, int count)
        {
            await using var place = await FaultPlace.Make(isShared, bench.Time, cancellationToken);
            return await new FaultSeries(place, kinds, bench.Time)
                .Make(count, isShared ? 2 : 1, run => bench.Say(Sentence(Interlocked.Increment(ref told), run)), cancellationToken);
        }
    }

    private static string Sentence(int number, BrokenRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number} {run.Kind} after {run.After.TotalSeconds:0.0} s: exit {run.ExitCode}, {run.Lost} rows lost, {run.Resumed.Trim()}"
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
            "Half of the runs are on a private engine, which each starts and ends, half on one that runs all the time, behind a proxy.",
            "After each fault the run is resumed, then cleaned. The census is of images, containers, volumes, networks, layers of the "
                + "image store, processes, mounts, network namespaces, containers' tasks, bridge, run marks, state folder and temporary "
                + "files (of the engine that runs all the time without what no API shows), beside an image with a run's label, a volume "
                + "with data and a container that are not ours.",
            .. FakedClock.IsHere ? Array.Empty<string>() : ["No clock was set: libfaketime is not installed (Debian's faketime)."],
        ]);
}
