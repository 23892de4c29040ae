using System.Text.Json;
using ImageBench.Model;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// An outcome in the Bencher Metric Format: a benchmark an image with its bytes, and one an image and cache state with the mean of its
/// build times in seconds and their 95 % interval. What failed is absent; of a comparison the head is told.
/// </summary>
internal static class BencherJson
{
    /// <summary>Bencher takes no longer name.</summary>
    private const int LongestName = 1_024;

    private static readonly JsonSerializerOptions Options = new(PlainJson.Options) { DefaultIgnoreCondition = PlainJson.LeaveOut };

    public static string Text(Outcome outcome)
    {
        var benchmarks = new Dictionary<string, Dictionary<string, Metric>>();
        foreach (var image in outcome.Images)
        {
            Add(image.Name, "file-size", image.Unpacked.Head is { } unpacked ? new Metric(unpacked.Bytes, null, null) : null);
            Add(image.Name, "content-size", image.Content.Head is { } content ? new Metric(content.Bytes, null, null) : null);
            foreach (var state in image.Times)
                Add($"{image.Name}/{state.Cache.Word()}", "build-time", state.Head is { } times ? Time(times.Summary) : null);
        }

        return PlainText.Whole(JsonSerializer.Serialize(benchmarks, Options) + "\n");

        void Add(string name, string measure, Metric? metric)
        {
            if (metric is null)
                return;
            name = PlainText.Line(name, LongestName);
            if (!benchmarks.TryGetValue(name, out var measures))
                benchmarks[name] = measures = [];
            measures[measure] = metric;
        }
    }

    // The mean, since the interval is the mean's: a median can lie outside of it.
    private static Metric Time(TimeSummary times) => new(times.Mean.TotalSeconds, times.Low?.TotalSeconds, times.High?.TotalSeconds);

    private sealed record Metric(double Value, double? LowerValue, double? UpperValue);
}
