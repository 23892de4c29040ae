using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// Whether diff between two revisions calls a difference in time where the Dockerfile has a comment more, and where it has 5 % more work to
/// do: cold builds, run again and again with other seeds. The second is asked of a quiet machine.
/// </summary>
internal static class RevisionsBenchmark
{
    private const int MostFalse = 3;
    private const int LeastCalled = 16;

    // About a second.
    private const int Turns = 1_000_000;

    // Some seconds, of which 5 % stands out from what starting a container takes, now a few hundredths of a second more and now less.
    private const int LongTurns = 2_500_000;

    public static Benchmark Benchmark { get; } = new(
        "revisions",
        $"how often diff calls a difference between two revisions: a comment more, and 5 % more work ({RunSeries.Length} runs each)",
        NeedsEngine: true,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var equal = await Series(bench, "a comment", (Turns, Turns), "# A comment.\n", cancellationToken);
        var before = MachinePace.Measure(bench.Time, cancellationToken);
        var more = await Series(bench, "5 % more work", (LongTurns, LongTurns / 100 * 105), "", cancellationToken);
        var after = MachinePace.Measure(bench.Time, cancellationToken);
        return new Findings(
            [
                new Figure(
                    $"a comment called a difference, of {RunSeries.Length} comparisons",
                    Called(equal, Verdict.Faster, Verdict.Slower),
                    "",
                    MostFalse),
                new Figure($"5 % more work called slower, of {RunSeries.Length} comparisons", Called(more, Verdict.Slower), "")
                {
                    Least = LeastCalled,
                },
                before.Figure("before"),
                after.Figure("after"),
            ],
            equal.Engine,
            [
                equal.Conditions,
                $"A comment more: ratios {equal.Listed(CacheState.Cold)}.",
                $"5 % more work: ratios {more.Listed(CacheState.Cold)}.",
            ]);
    }

    private static int Called(RunSeries series, params Verdict[] verdicts) =>
        series.Ratios(CacheState.Cold).Count(ratio => verdicts.Contains(ratio.Verdict));

    private static async Task<RunSeries> Series(
        Bench bench, string name, (int Before, int After) turns, string comment, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var repository = folder.Of("repository");
        Directory.CreateDirectory(repository);
        await Git("init", "--quiet", "--initial-branch=main");
        await Commit("before", turns.Before, "");
        await Commit("after", turns.After, comment);
        return await RunSeries.Of(
            bench,
            name,
            folder,
            ["diff", repository, "--base", "HEAD~1", "--head", "HEAD", "--cache", "cold"],
            cancellationToken);

        async Task Commit(string message, int work, string line)
        {
            await File.WriteAllTextAsync(Path.Combine(repository, "Dockerfile"), Dockerfile(work, line), cancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(repository, "scenario.yaml"),
                "parents:\n  BASE: { hub: \"busybox:1.36\", debian: \"imagebench/busybox\" }\n",
                cancellationToken);
            await Git("add", ".");
            await Git("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost", "commit", "--quiet", "-m", message);
        }

        Task<CommandRun> Git(params string[] arguments) =>
            new MeasuredCommand("git", ["-C", repository, .. arguments]).Run(cancellationToken);
    }

    private static string Dockerfile(int turns, string comment) => string.Create(CultureInfo.InvariantCulture, $"""
        ARG BASE=busybox:1.36
        {comment}FROM $BASE
        RUN i=0; while [ $i -lt {turns} ]; do i=$((i+1)); done; echo $i > /output.txt

        """);
}
