using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Benchmarks.Seconds;

/// <summary>What builds in turn took, and their ratios, paired within rounds.</summary>
internal static class TimedFigures
{
    private const double MostRatio = 1.02;

    /// <summary>Of the harness's builds, and of buildx's where there is one.</summary>
    public static IEnumerable<Figure> Of(string name, IReadOnlyList<IReadOnlyList<TimedBuild>> runs, double buildxStart)
    {
        var harness = runs[0];
        List<double> seconds = [.. harness.Select(build => build.Seconds)];
        yield return new Figure($"{name}: build_seconds, median", seconds.Median(value => value), "s");
        foreach (var other in runs.Skip(1))
        {
            List<double> buildx = [.. other.Select(build => build.Seconds - buildxStart)];
            yield return new Figure($"{name}: buildx less its start, median", buildx.Median(value => value), "s");
            foreach (var figure in Ratio($"{name}: build_seconds / buildx", seconds, buildx))
                yield return figure;
        }

        if (harness.All(build => build.StepSeconds is not null))
        {
            List<double> steps = [.. harness.Select(build => build.StepSeconds!.Value)];
            yield return new Figure($"{name}: the builder's steps, median", steps.Median(value => value), "s");
            foreach (var figure in Ratio($"{name}: build_seconds / steps", seconds, steps))
                yield return figure;
        }
    }

    /// <summary>Bound is the ratio itself, or the low end of its interval: above 1 there, a difference was shown.</summary>
    public static IEnumerable<Figure> Ratio(
        string name, IReadOnlyList<double> its, IReadOnlyList<double> other, double? mostLow = null)
    {
        var ratio = PairedRatio.Between(Sample(its), Sample(other))!;
        yield return new Figure(name, ratio.Value, "", mostLow is null ? MostRatio : null);
        yield return new Figure($"{name}, interval from", ratio.Low!.Value, "", mostLow);
        yield return new Figure($"{name}, interval to", ratio.High!.Value, "");
    }

    private static Sample Sample(IReadOnlyList<double> seconds) =>
        new(seconds.Index().ToDictionary(round => round.Index, round => TimeSpan.FromSeconds(round.Item)));
}
