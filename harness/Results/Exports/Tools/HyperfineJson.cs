using System.Text.Json;
using ImageBench.Model;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// The build times of an outcome as hyperfine's JSON, for what reads that: a result an image, side and cache state, in seconds. Builds that
/// are in no figure are not in it. Each result is told as hyperfine 1 does (<c>times</c>, <c>mean</c>) and as 2 does (<c>measurements</c>,
/// <c>summary</c>, with units), whose own scripts read one or the other.
/// </summary>
internal static class HyperfineJson
{
    public static string Text(Outcome outcome) =>
        PlainText.Whole(JsonSerializer.Serialize(new Shape(outcome.Images.SelectMany(image => Results(outcome, image))), PlainJson.Options)
            + "\n");

    /// <summary>Why it has no result; null: it has some.</summary>
    public static string? WhyEmpty(Outcome outcome) => outcome.Images.Any(image => Results(outcome, image).Any()) ? null
        : "no build times were measured, so that it holds no result; a run without --sizes measures them, and diff with --rounds N";

    private static IEnumerable<Result> Results(Outcome outcome, ImageOutcome image)
    {
        foreach (var state in image.Times)
        {
            if (state.Base is { Rounds.Count: > 0 } was)
                yield return Make(image, state, was, "base");
            if (state.Head is { Rounds.Count: > 0 } now)
                yield return Make(image, state, now, outcome.IsCompared ? "head" : null);
        }
    }

    private static Result Make(ImageOutcome image, StateTimes state, MeasuredTimes times, string? side)
    {
        var parameters = new Dictionary<string, string> { ["image"] = image.Name, ["state"] = state.Cache.Word() };
        if (side is not null)
            parameters["side"] = side;
        double[] seconds = [.. times.Rounds.Select(round => round.TotalSeconds)];
        var spread = new Spread(
            seconds.Length,
            times.Summary.Mean.TotalSeconds,
            times.Summary.Deviation?.TotalSeconds,
            times.Summary.Median.TotalSeconds,
            seconds.Min(),
            seconds.Max());
        return new Result(
            $"{image.Name} {state.Cache.Word()}{(side is null ? "" : $" ({side})")}",
            spread.Mean,
            spread.Stddev,
            spread.Median,
            spread.Min,
            spread.Max,
            seconds,
            [.. seconds.Select(_ => 0)],
            parameters,
            new Whole(spread),
            [.. seconds.Select(value => new Measurement(new Quantity(value), 0))]);
    }

    private sealed record Shape(IEnumerable<Result> Results)
    {
        public int SchemaVersion { get; } = 2;

        public string PrimaryMetric { get; } = "time_wall_clock";
    }

    private sealed record Result(
        string Command,
        double Mean,
        double? Stddev,
        double Median,
        double Min,
        double Max,
        IReadOnlyList<double> Times,
        IReadOnlyList<int> ExitCodes,
        IReadOnlyDictionary<string, string> Parameters,
        Whole Summary,
        IReadOnlyList<Measurement> Measurements)
    {
        // The engine's processes work, not ours: their CPU time is not known. hyperfine 1 has no word for that, and its readers want a
        // number; for those of 2 it is simply not there.
        public double User { get; }

        public double System { get; }
    }

    private sealed record Whole(Spread TimeWallClock);

    private sealed record Spread(int Count, double Mean, double? Stddev, double Median, double Min, double Max)
    {
        public string Unit { get; } = Quantity.Second;
    }

    private sealed record Measurement(Quantity TimeWallClock, int ExitCode);

    private sealed record Quantity(double Value)
    {
        public const string Second = "second";

        public string Unit { get; } = Second;
    }
}
