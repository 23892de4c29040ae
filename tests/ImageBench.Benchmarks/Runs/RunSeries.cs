using System.Globalization;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Statistics;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Benchmarks.Runs;

/// <summary>The same two Dockerfiles, a and b, measured in many runs that differ in nothing but their seeds, 1 and on.</summary>
internal sealed record RunSeries(IReadOnlyList<RunResults> Runs)
{
    public const int Length = 20;
    public const int BuildRounds = 10;

    public string Engine =>
        $"{Runs[0].Run.Engine.Version}, {Runs[0].Run.Engine.ImageStore}{(Runs[0].Run.Engine.IsPrivate ? ", private" : "")}";

    public string Conditions => $"{BuildRounds} rounds a run, seeds 1 to {Length}, BuildKit, base set {Runs[0].Run.BaseSet.Word()}.";

    /// <summary>Measures them: a does that many turns of an empty shell loop, b that many.</summary>
    public static async Task<RunSeries> Measure(
        Bench bench, string name, int turns, int otherTurns, string[] options, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        Write(folder.Of(name), turns, otherTurns);
        string[] command = ["--scenario", folder.Of(name), .. options];
        return await Of(bench, name, folder, command, cancellationToken);
    }

    /// <summary>The same command again and again, with other seeds.</summary>
    public static async Task<RunSeries> Of(
        Bench bench, string name, TempFolder folder, string[] command, CancellationToken cancellationToken)
    {
        var runs = new List<RunResults>();
        for (var seed = 1; seed <= Length; seed++)
        {
            bench.Say($"{name}: run {seed} of {Length}");
            var results = folder.Of($"results-{seed}");
            await MeasuredCommand.Harness(
            [
                .. command,
                "--results",
                results,
                "--rounds",
                $"{BuildRounds}",
                "--seed",
                $"{seed}",
                .. bench.Options.HarnessWords,
            ]).Run(cancellationToken);
            runs.Add(RunFolder.Open(Directory.GetDirectories(results).Single()).Read());
        }

        return new RunSeries(runs);
    }

    /// <summary>The ratio of b to a in each run.</summary>
    public IReadOnlyList<Ratio> Ratios(CacheState state) =>
        [.. Runs.Select(run => run.Variants.Single(variant => !variant.IsBaseline).Times[state].Ratio!)];

    public string Listed(CacheState state) =>
        string.Join(
            ", ",
            Ratios(state).Select(ratio =>
                string.Create(CultureInfo.InvariantCulture, $"{ratio.Value:0.000} ({ratio.Low:0.000} to {ratio.High:0.000})")));

    // Two pieces of work, so that an edit of the source leaves the first one cached.
    private static void Write(string folder, int turns, int otherTurns)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "requirements.txt"), "# none\n");
        File.WriteAllText(Path.Combine(folder, "app.py"), "print('hello')\n");
        File.WriteAllText(
            Path.Combine(folder, "scenario.yaml"),
            "baseline: a\nparents:\n  BASE: { hub: \"busybox:1.36\", debian: \"imagebench/busybox\" }\n");
        foreach (var (variant, all) in new[] { ("a", turns), ("b", otherTurns) })
        {
            File.WriteAllText(Path.Combine(folder, "Dockerfile." + variant), string.Create(CultureInfo.InvariantCulture, $"""
                ARG BASE=busybox:1.36
                FROM $BASE
                COPY requirements.txt /
                RUN i=0; while [ $i -lt {all / 2} ]; do i=$((i+1)); done
                COPY app.py /
                RUN i=0; while [ $i -lt {all / 2} ]; do i=$((i+1)); done

                """));
        }
    }
}
