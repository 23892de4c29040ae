using System.Text.Json;
using ImageBench.Model;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// The build times of an outcome as hyperfine's JSON, for what reads that: a result an image, side and cache state, in seconds. Builds that
/// are in no figure are not in it.
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
        return new Result(
            $"{image.Name} {state.Cache.Word()}{(side is null ? "" : $" ({side})")}",
            times.Summary.Mean.TotalSeconds,
            times.Summary.Deviation?.TotalSeconds,
            times.Summary.Median.TotalSeconds,
            seconds.Min(),
            seconds.Max(),
            seconds,
            [.. seconds.Select(_ => 0)],
            parameters);
    }

    private sealed record Shape(IEnumerable<Result> Results);

    private sealed record Result(
        string Command,
        double Mean,
        double? Stddev,
        double Median,
        double Min,
        double Max,
        IReadOnlyList<double> Times,
        IReadOnlyList<int> ExitCodes,
        IReadOnlyDictionary<string, string> Parameters)
    {
        // The engine's processes work, not ours: their CPU time is not known. The format has no word for that, and its readers want
        // a number.
        public double User { get; }

        public double System { get; }
    }
}
