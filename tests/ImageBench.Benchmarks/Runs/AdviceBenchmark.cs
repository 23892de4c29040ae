using System.Globalization;
using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Results;
using ImageBench.Runs.Advising;
using ImageBench.Statistics;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// How long the whole advice on the catalogue's single-stage variants takes, held against what their cold builds take: from the command's
/// start to its end, with the engine, the reading of all images and the checks.
/// </summary>
internal static class AdviceBenchmark
{
    /// <summary>The original, a rewrite of all of it, all that pay together, and what is read and checked beside them.</summary>
    private const int MostBuilds = 4;

    private const string Variant = "single";

    private static readonly string[] Scenarios =
        ["c-http", "dotnet-http", "go-crud", "java-http", "node-http", "python-http", "rust-http"];

    public static Benchmark Benchmark { get; } = new(
        "advice",
        $"how long advise takes for each single-stage variant: {MostBuilds} cold builds, and one for each further early rewrite",
        NeedsEngine: true,
        Measure)
    {
        TakesScenario = true,
    };

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        List<Figure> figures = [];
        string? engine = null;
        foreach (var scenario in bench.Options.Scenario is { } one ? [one] : Scenarios)
        {
            bench.Say($"{scenario}: advise");
            using var folder = new TempFolder();
            var wall = await Advise(bench, scenario, folder, cancellationToken);
            var runs = Directory.GetDirectories(Path.Combine(Directory.GetDirectories(folder.Of("results")).Single(), "runs"))
                .Order(StringComparer.Ordinal)
                .Select(path => RunFolder.Open(path).Read())
                .ToList();
            figures.AddRange(Figures(scenario, wall, runs));
            var facts = runs[0].Run.Engine;
            engine = $"{facts.Version}, {facts.ImageStore}{(facts.IsPrivate ? ", private" : "")}";
        }

        return new Findings(
            figures,
            engine,
            ["Each scenario in a copy whose image has a variable of this run, so that no step of it is known to the engine's cache; parent "
                + "images are there. --rounds 0: no build times are measured. An early rewrite is one of which no more came from the cache "
                + "than of the original."]);
    }

    private static IEnumerable<Figure> Figures(string scenario, double wall, IReadOnlyList<RunResults> runs)
    {
        var original = runs[0].Builds[0].Outcome;
        var cold = original.Elapsed.TotalSeconds;
        // The last run has the original in it, and sets of several go by another name.
        var tried = runs.SelectMany(run => run.Builds)
            .Where(build => build.Key.Variant is not (AdvisedDockerfile.Original or AdviceTrials.Advised))
            .Select(build => build.Outcome)
            .ToList();
        var early = tried.Count(build => build.StepCounts?.Cached <= original.StepCounts?.Cached);
        yield return new Figure($"{scenario}: a cold build", cold, "s");
        yield return new Figure($"{scenario}: rewrites that were built", tried.Count, "");
        yield return new Figure($"{scenario}: of them early ones", early, "");
        yield return new Figure($"{scenario}: the whole advice", wall, "s", cold * (MostBuilds + Math.Max(0, early - 1)));
    }

    private static async Task<double> Advise(Bench bench, string scenario, TempFolder folder, CancellationToken cancellationToken)
    {
        var copy = folder.Of(scenario);
        CopyFolder(Path.Combine(Checkout.Scenarios, scenario), copy);
        var path = Path.Combine(copy, $"Dockerfile.{Variant}");
        var lines = (await File.ReadAllLinesAsync(path, cancellationToken)).ToList();
        var mark = bench.Time.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture);
        lines.Insert(lines.FindLastIndex(line => line.StartsWith("FROM ", StringComparison.Ordinal)) + 1, $"ENV IMAGEBENCH_MARK={mark}");
        await File.WriteAllLinesAsync(path, lines, cancellationToken);
        var run = await MeasuredCommand.Harness(
        [
            "advise",
            copy,
            "--variant",
            Variant,
            "--rounds",
            "0",
            "--results",
            folder.Of("results"),
            .. bench.Options.HarnessWords,
        ]).Run(cancellationToken);
        return run.WallSeconds;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
