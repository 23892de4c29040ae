using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ImageBench.Results.Exports.Tools;

namespace ImageBench.Tests.Results.Exports;

/// <summary>Exports as strict readers take them: with the keys and types that the tools' own code asks for, and by the grammar.</summary>
public class ExportReadersTests
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    [Fact]
    public void HyperfinesReadersFindWhatTheyAskFor()
    {
        var results = JsonSerializer.Deserialize<Hyperfine>(HyperfineJson.Text(SomeOutcomes.Odd()), Strict)!.Results;

        Assert.Equal(2, results.Count); // What its test of Welch's takes.
        Assert.All(results, result =>
        {
            Assert.Equal(result.Times.Average(), result.Mean, 1e-6);
            Assert.Equal((result.Times.Min(), result.Times.Max()), (result.Min, result.Max));
            Assert.Equal(result.Times.Order().ElementAt(1), result.Median);
            Assert.Equal(result.Times.Count, result.ExitCodes.Count);
        });
        Assert.Equal(results.Count, results.Select(result => result.Command).Distinct().Count());
    }

    [Fact]
    public void BencherReadsAMetricForEachMeasure()
    {
        var text = BencherJson.Text(SomeOutcomes.Odd());
        var benchmarks = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Metric>>>(text, Strict)!;

        Assert.All(benchmarks.Keys, name => Assert.InRange(name.Length, 1, 1_024));
        Assert.All(benchmarks.Values.SelectMany(measures => measures), measure =>
        {
            Assert.Matches("^[a-z-]{1,64}$", measure.Key);
            Assert.InRange(measure.Value.Value, measure.Value.LowerValue ?? double.MinValue, measure.Value.UpperValue ?? double.MaxValue);
        });
    }

    [Fact]
    public void TheBenchmarkActionReadsNamesValuesAndUnits()
    {
        var entries = JsonSerializer.Deserialize<List<Entry>>(BenchmarkActionJson.Text(SomeOutcomes.Odd()), Strict)!;

        Assert.Equal(5, entries.Count);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Name).Distinct().Count());
        Assert.Contains(entries, entry => entry is { Unit: "seconds", Range: "± 0.248", Value: 12.2 });
    }

    /// <summary>
    /// The parser of python3-prometheus-client, which refuses more than Prometheus' own does, takes the approved files; here is the
    /// grammar.
    /// </summary>
    [Fact]
    public void OpenMetricsKeepsItsGrammar()
    {
        var lines = OpenMetricsText.Text(SomeOutcomes.Odd()).Split('\n');
        Assert.Equal(["# EOF", ""], lines[^2..]);
        string? family = null;
        HashSet<string> seen = [];
        foreach (var line in lines[..^2])
        {
            if (Regex.Match(line, "^# TYPE ([a-z_]+) gauge$") is { Success: true } type)
            {
                family = type.Groups[1].Value;
                Assert.True(seen.Add(family), line);
            }
            else if (Regex.Match(line, "^# (UNIT|HELP) ([a-z_]+) (.+)$") is { Success: true } told)
            {
                Assert.Equal(family, told.Groups[2].Value);
                Assert.True(told.Groups[1].Value == "HELP" || family!.EndsWith("_" + told.Groups[3].Value, StringComparison.Ordinal), line);
            }
            else
            {
                var sample = Regex.Match(line, """^([a-z_]+)(\{image="([^"\\\n]|\\["\\n])*"\}) (\d+)$""");
                Assert.True(sample.Success, line);
                Assert.Equal(family, sample.Groups[1].Value);
                Assert.True(seen.Add(family + sample.Groups[2].Value), line);
            }
        }

        Assert.Equal(3 + 6, seen.Count);
    }

    // As Bencher's adapter has it, which names the format's source; the scripts ask for no more.
    internal sealed record Hyperfine(IReadOnlyList<HyperfineResult> Results);

    internal sealed record HyperfineResult(
        string Command,
        double Mean,
        double? Stddev,
        double Median,
        double User,
        double System,
        double Min,
        double Max,
        IReadOnlyList<double> Times,
        IReadOnlyList<int> ExitCodes,
        IReadOnlyDictionary<string, string> Parameters);

    internal sealed record Metric(double Value, double? LowerValue, double? UpperValue);

    internal sealed record Entry(string Name, string Unit, double Value, string? Range, string? Extra);
}
