using System.Diagnostics;
using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Benchmarks.Figures;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;
using ImageBench.Results;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// Runs of a small scenario on a private engine of their own, each broken at a random point in a random way; afterwards what is lost, left
/// or touched.
/// </summary>
internal static class FaultsBenchmark
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(3);

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
        await using var place = new FaultPlace(bench.Time);
        place.Write();
        await PlaceForeignThings(place, bench.Time, cancellationToken);
        var begun = bench.Time.GetTimestamp();
        using (var undisturbed = place.StartRun())
            _ = await End(undisturbed, cancellationToken);
        var longest = bench.Time.GetElapsedTime(begun);
        using (var clean = place.Start("clean", "--engine", "private"))
            _ = await End(clean, cancellationToken);
        var before = await Census.Take(place, bench.Time, cancellationToken);
        var random = new Random(1);
        var runs = new List<BrokenRun>();
        for (var number = 0; number < bench.Options.Runs; number++)
        {
            // Every kind in turn, so that a short series has them all; the moment is what is left to chance.
            var kind = FaultKind.All[number % FaultKind.All.Count];
            runs.Add(await Break(place, kind, longest * random.NextDouble(), before, bench.Time, cancellationToken));
            bench.Say(Sentence(number + 1, runs[^1]));
        }

        return Table(runs);
    }

    // Made past the harness, without any mark of a run but the label that a user's image inherits.
    private static async Task PlaceForeignThings(FaultPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var engine = await PrivateEngine.Start(place.State, _ => { }, time, cancellationToken);
        using var client = new DockerClientBuilder().WithEndpoint(engine.Endpoint).Build();
        using var nothing = new MemoryStream(new byte[1024]);
        await client.Images.CreateImageAsync(
            new ImagesCreateParameters
            {
                FromSrc = "-",
                Repo = "foreign",
                Tag = "latest",
                Changes = ["LABEL imagebench.run=20260101-000000-foreign-0123456789abcdef"],
            },
            nothing,
            new AuthConfig(),
            new Progress<JSONMessage>(),
            cancellationToken);
        await client.Volumes.CreateAsync(new VolumesCreateParameters { Name = "foreign" }, cancellationToken);
        await client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = "foreign",
                Name = "foreign",
                Cmd = ["/none"],
                HostConfig = new HostConfig { Binds = ["foreign:/data"] },
            },
            cancellationToken);
    }

    private static async Task<BrokenRun> Break(
        FaultPlace place,
        FaultKind kind,
        TimeSpan after,
        IReadOnlyList<string> before,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        place.Write();
        using var run = place.StartRun();
#pragma warning disable CA2025 // Ensure tasks using 'IDisposable' instances complete before the instances are disposed: it is awaited below
        var ending = End(run, cancellationToken);
#pragma warning restore CA2025
        await Task.WhenAny(Task.Delay(after, time, cancellationToken), ending);
        if (!ending.IsCompleted)
            kind.Break(place, run);
        var (code, said) = await ending;
        var lost = 0;
        var resumed = "nothing to resume";
        if (place.Runs is [.., var folder])
        {
            var rows = File.Exists(Path.Combine(folder, "builds.csv")) ? new RunFolder(folder).ReadBuilds().Count : 0;
            lost = Math.Max(0, said.Split('\n').Count(line => line.Contains(": built in ", StringComparison.Ordinal)) - rows);
            using var again = place.Start("--resume", folder, "--engine", "private", "--display", "plain");
            var (ended, why) = await End(again, cancellationToken);
            resumed = ended == 0 ? "resumed" : ended == 2 ? "refused: " + why.Trim() : $"not resumed ({ended}): {why}";
        }

        using var clean = place.Start("clean", "--engine", "private");
        var (cleaned, complaint) = await End(clean, cancellationToken);
        List<string> left = cleaned == 0 ? [] : ["clean: " + complaint];
        var now = await Census.Take(place, time, cancellationToken);
        left.AddRange(now.Except(before));
        return new BrokenRun(kind.Name, after, code, lost, resumed, left, [.. before.Except(now)]);
    }

    /// <summary>The exit code and the standard error; a process that does not end by itself is ended.</summary>
    private static async Task<(int Code, string Said)> End(Process process, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestRun);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await using var ending = limit.Token.Register(() => process.Kill());
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        _ = await output;
        return (limit.IsCancellationRequested ? -1 : process.ExitCode, await said);
    }

    private static string Sentence(int number, BrokenRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number} {run.Kind} after {run.After.TotalSeconds:0.0} s: exit {run.ExitCode}, {run.Lost} rows lost, {run.Resumed.Trim()}"
            + $"{(run.Left.Count > 0 ? "; left: " + string.Join(", ", run.Left) : "")}"
            + $"{(run.Touched.Count > 0 ? "; gone: " + string.Join(", ", run.Touched) : "")}");

    private static Findings Table(List<BrokenRun> runs) => new(
        [
            new Figure("runs", runs.Count, ""),
            new Figure("rows lost", runs.Sum(run => run.Lost), "", 0),
            new Figure("runs neither resumed nor refused with a reason", runs.Count(run => !run.IsResumed), "", 0),
            new Figure("things of ours left after clean", runs.Sum(run => run.Left.Count), "", 0),
            new Figure("foreign things touched", runs.Sum(run => run.Touched.Count), "", 0),
            .. runs.GroupBy(run => run.Kind).Select(kind => new Figure(
                $"{kind.Key}: runs; lost {kind.Sum(run => run.Lost)}, left {kind.Sum(run => run.Left.Count)}, touched "
                    + $"{kind.Sum(run => run.Touched.Count)}",
                kind.Count(),
                "")),
        ],
        "private",
        ["After each fault the run is resumed, then cleaned; the census is of images, containers, volumes, networks, processes, mounts, "
            + "containers' folders, exec root, bridge and run marks (not of the build cache's layers), "
            + "beside an image with a run's label, a container and a volume that are not ours."]);
}
