using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Statistics;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// What diff takes where one source file changed, held against its two builds, of which the second has the cache of the first; and how soon
/// it tells that nothing did.
/// </summary>
internal static class ChangeBenchmark
{
    private const string Dockerfile = "Dockerfile.multi";
    private const string Source = "main.go";

    public static Benchmark Benchmark { get; } = new(
        "change",
        "wall time of diff between two revisions of go-crud over its two builds, and how soon it tells that nothing changed",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var repository = await Repository(bench, folder, cancellationToken);
        bench.Say("a comparison that is not counted, so that the parent images are there and their layers have been compressed once");
        await Diff(bench, folder, repository, "first", "HEAD~2", "HEAD~2", cancellationToken);
        bench.Say("one source file changed");
        var (wall, changed) = await Diff(bench, folder, repository, "changed", "HEAD~1", "HEAD", cancellationToken);
        bench.Say("nothing changed");
        var (_, same) = await Diff(bench, folder, repository, "same", "HEAD", "HEAD", cancellationToken);
        var ended = bench.Time.GetUtcNow();

        var builds = changed.Builds.Sum(Seconds);
        var last = same.Builds.Max(build => build.StartedAt + build.Outcome.Elapsed);
        var engine = changed.Run.Engine;
        return new Findings(
            [
                new Figure("diff where one source file changed, wall", wall, "s"),
                new Figure("the build of its base", changed.Builds.Where(build => build.Key.Variant == "base").Sum(Seconds), "s"),
                new Figure("the build of its head", changed.Builds.Where(build => build.Key.Variant == "head").Sum(Seconds), "s"),
                new Figure("diff / its two builds", wall / builds, "", 1.1),
                new Figure("where nothing changed, from the last build's end to the command's", (ended - last).TotalSeconds, "s", 2),
            ],
            $"{engine.Version}, {engine.ImageStore}{(engine.IsPrivate ? ", private" : "")}",
            ["Of the multi-stage go-crud, no step of whose base the engine's cache knows. Starting and ending a private engine, reading "
                + "and checking both images are within the wall time, and not within the builds."]);
    }

    private static double Seconds(BuildRecord build) => build.Outcome.Elapsed.TotalSeconds;

    // Three commits: one to begin with, one whose steps nobody has built yet, and one with another source.
    private static async Task<string> Repository(Bench bench, TempFolder folder, CancellationToken cancellationToken)
    {
        var repository = folder.Of("repository");
        Directory.CreateDirectory(repository);
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout.Scenarios, "go-crud")))
            File.Copy(file, Path.Combine(repository, Path.GetFileName(file)));
        var lines = await File.ReadAllLinesAsync(Path.Combine(repository, Dockerfile), cancellationToken);
        var begin = Array.FindIndex(lines, line => line.StartsWith("FROM ", StringComparison.Ordinal)) + 1;
        await Git("init", "--quiet", "--initial-branch=main");
        var now = bench.Time.GetUtcNow().Ticks;
        foreach (var mark in (long[])[now, now + 1])
            await Commit(string.Create(CultureInfo.InvariantCulture, $"ENV IMAGEBENCH_MARK={mark}"));
        await File.AppendAllTextAsync(Path.Combine(repository, Source), "// A change.\n", cancellationToken);
        await Git("add", ".");
        await Git("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost", "commit", "--quiet", "-m", "changed");
        return repository;

        async Task Commit(string mark)
        {
            await File.WriteAllLinesAsync(
                Path.Combine(repository, Dockerfile), [.. lines[..begin], mark, .. lines[begin..]], cancellationToken);
            await Git("add", ".");
            await Git("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost", "commit", "--quiet", "-m", mark);
        }

        Task<CommandRun> Git(params string[] arguments) =>
            new MeasuredCommand("git", ["-C", repository, .. arguments]).Run(cancellationToken);
    }

    private static async Task<(double Wall, RunResults Results)> Diff(
        Bench bench, TempFolder folder, string repository, string name, string from, string to, CancellationToken cancellationToken)
    {
        var run = await MeasuredCommand.Harness(
        [
            "diff",
            Path.Combine(repository, Dockerfile),
            "--base",
            from,
            "--head",
            to,
            "--results",
            folder.Of(name),
            .. bench.Options.HarnessWords,
        ]).Run(cancellationToken);
        return (run.WallSeconds, RunFolder.Open(Directory.GetDirectories(folder.Of(name)).Single()).Read());
    }
}
