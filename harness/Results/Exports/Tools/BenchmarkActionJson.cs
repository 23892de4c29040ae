using System.Globalization;
using System.Text.Json;
using ImageBench.Model;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// An outcome for github-action-benchmark, whose <c>tool</c> is then customSmallerIsBetter: bytes, and the mean of build times with half
/// of their 95 % interval as range. What failed is absent; of a comparison the head is told.
/// </summary>
internal static class BenchmarkActionJson
{
    private static readonly JsonSerializerOptions Options = new(PlainJson.Options) { DefaultIgnoreCondition = PlainJson.LeaveOut };

    public static string Text(Outcome outcome) =>
        PlainText.Whole(JsonSerializer.Serialize(outcome.Images.SelectMany(image => Entries(outcome, image)), Options) + "\n");

    private static IEnumerable<Entry> Entries(Outcome outcome, ImageOutcome image)
    {
        var extra = PlainText.Line(outcome.Head);
        if (image.Unpacked.Head is { } unpacked)
            yield return new Entry($"{image.Name} unpacked", "bytes", unpacked.Bytes) { Extra = extra };
        if (image.Content.Head is { } content)
            yield return new Entry($"{image.Name} content", "bytes", content.Bytes) { Extra = extra };
        foreach (var state in image.Times)
        {
            if (state.Head?.Summary is not { } times)
                continue;
            yield return new Entry($"{image.Name} {state.Cache.Word()}", "seconds", times.Mean.TotalSeconds)
            {
                Range = times is { Low: { } low, High: { } high } ? Half(high - low) : null,
                Extra = extra,
            };
        }
    }

    private static string Half(TimeSpan interval) => string.Create(CultureInfo.InvariantCulture, $"± {interval.TotalSeconds / 2:0.###}");

    private sealed record Entry(string Name, string Unit, double Value)
    {
        public string? Range { get; init; }

        public string? Extra { get; init; }
    }
}
