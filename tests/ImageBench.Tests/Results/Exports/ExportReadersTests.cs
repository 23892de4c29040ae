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

    // The scripts of hyperfine 2 take wall-clock times from there, and say of a metric that is not in the summary that it is not known.
    [Fact]
    public void HyperfinesReadersOfItsSecondFormFindTheSame()
    {
        var read = JsonSerializer.Deserialize<Hyperfine>(HyperfineJson.Text(SomeOutcomes.Odd()), Strict)!;

        Assert.Equal((2, "time_wall_clock"), (read.SchemaVersion, read.PrimaryMetric));
        Assert.All(read.Results, result =>
        {
            var summary = Assert.Single(result.Summary);
            Assert.Equal("time_wall_clock", summary.Key);
            Assert.Equal(
                new HyperfineSpread(
                    result.Times.Count, result.Mean, result.Stddev, result.Median, result.Min, result.Max, "second"),
                summary.Value);
            Assert.Equal(
                result.Times.Select(time => (new HyperfineQuantity(time, "second"), 0)),
                result.Measurements.Select(measurement => (measurement.TimeWallClock, measurement.ExitCode)));
        });
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
    internal sealed record Hyperfine(int SchemaVersion, string PrimaryMetric, IReadOnlyList<HyperfineResult> Results);

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
        IReadOnlyDictionary<string, string> Parameters,
        IReadOnlyDictionary<string, HyperfineSpread> Summary,
        IReadOnlyList<HyperfineMeasurement> Measurements);

    internal sealed record HyperfineSpread(
        int Count, double Mean, double? Stddev, double Median, double Min, double Max, string Unit);

    internal sealed record HyperfineMeasurement(HyperfineQuantity TimeWallClock, int ExitCode);

    internal sealed record HyperfineQuantity(double Value, string Unit);

    internal sealed record Metric(double Value, double? LowerValue, double? UpperValue);

    internal sealed record Entry(string Name, string Unit, double Value, string? Range, string? Extra);
}
