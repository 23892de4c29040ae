using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Results;
using ImageBench.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Tests.Cli.Tables;

/// <summary>One run, whose figures are read in all the forms in which it tells them: CSV, JSON, Markdown, page and terminal.</summary>
public sealed class SameFiguresTests : IAsyncLifetime
{
    private readonly TempFolder _temp = new();
    private string _folder = "";

    // Times whose mean and median differ, so that one cannot stand for the other.
    public async ValueTask InitializeAsync()
    {
        _folder = new StoredRun("run")
            .Add("single", 613_248_117, 28.1, 28.5, 33.9, 28.4, 28.6).AddWarm("single", 0.108, 0.11, 0.127, 0.107, 0.109)
            .Add("multi", 10_130_744, 30.1, 30.5, 37.9, 30.4, 30.6).AddWarm("multi", 0.131, 0.12, 0.151, 0.122, 0.124)
            .Write(_temp.Path);
        await ExportList.Write(new RunFolder(_folder).Read(), _folder, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("single")]
    [InlineData("multi")]
    public void EachFormTellsTheSame(string variant)
    {
        var (size, json) = (Row("variants.csv", variant, ""), Json(variant));
        Assert.Equal(size["unpacked_size_bytes"], json.GetProperty("unpacked_size_bytes").GetRawText());
        Assert.Equal(size["content_size_bytes"], json.GetProperty("content_size_bytes").GetRawText());
        List<string> figures = [Figures.Size(Bytes(size["unpacked_size_bytes"])), Figures.Size(Bytes(size["content_size_bytes"]))];
        foreach (var cache in (string[])["cold", "warm"])
        {
            var (time, told) = (Row("times.csv", variant, cache), Time(json, cache));
            foreach (var column in (string[])["mean_seconds", "median_seconds", "ci_low_seconds", "ci_high_seconds"])
                Assert.Equal(Number(time[column])!.Value, told.GetProperty(column).GetDouble(), 6);
            Assert.NotEqual(time["median_seconds"], time["mean_seconds"]);
            figures.Add(Figures.Seconds(Summary(time)));
            if (variant == "multi")
                figures.Add(Figures.Ratio(Summary(time).Ratio));
        }

        foreach (var (form, text) in Forms())
            Assert.All(figures, figure => Assert.True(text.Contains(Close(figure), StringComparison.Ordinal), $"{form} has no {figure}"));
    }

    [Fact]
    public void EachFormForPeopleBeginsWithTheSameFinding()
    {
        var scenario = ScenarioResults.Of(new RunFolder(_folder).Read()).Single();
        var finding = Markdown.Plain(Finding.Sentence(scenario));

        Assert.StartsWith(
            "multi is 10.1 MB unpacked, 98.3 % smaller than single (613 MB); built cold it takes ", finding, StringComparison.Ordinal);
        foreach (var (form, text) in Forms())
            Assert.True(text.Contains(Close(finding), StringComparison.Ordinal), $"{form} does not say: {finding}");
    }

    // As they read, without marks; the page sets the parts of a figure apart by its style and not by blanks.
    private (string Form, string Text)[] Forms()
    {
        using var terminal = new StringWriter();
        ResultTable.Write(new TableConsole(terminal, null, isDrawn: false, hasColours: false), new RunFolder(_folder).Read());
        return
        [
            ("the terminal", Close(terminal.ToString())),
            ("report.md", Close(string.Join('\n', Text("report.md").Split('\n').Select(Markdown.Plain)))),
            ("report.html", Close(WebUtility.HtmlDecode(Regex.Replace(Text("report.html"), "<[^>]*>", "")))),
        ];
    }

    private static string Close(string text) => Regex.Replace(text, @"\s", "");

    private string Text(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private Dictionary<string, string> Row(string file, string variant, string cache)
    {
        var lines = Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var columns = lines[0];
        return lines.Skip(1)
            .Select(cells => columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))
            .Single(row => row["variant"] == variant && (cache.Length == 0 || row["cache"] == cache));
    }

    private JsonElement Json(string variant)
    {
        using var document = JsonDocument.Parse(Text("results.json"));
        return document.RootElement.GetProperty("variants").EnumerateArray()
            .Single(row => row.GetProperty("variant").GetString() == variant).Clone();
    }

    private static JsonElement Time(JsonElement variant, string cache) =>
        variant.GetProperty("times").EnumerateArray().Single(time => time.GetProperty("cache").GetString() == cache);

    private static TimeSummary Summary(Dictionary<string, string> row) => new(
        int.Parse(row["rounds"], CultureInfo.InvariantCulture),
        Seconds(row["median_seconds"])!.Value,
        Seconds(row["mean_seconds"])!.Value,
        Seconds(row["ci_low_seconds"]),
        Seconds(row["ci_high_seconds"]),
        Number(row["ratio"]) is { } ratio ? new Ratio(ratio, Number(row["ratio_ci_low"]), Number(row["ratio_ci_high"])) : null);

    private static ByteSize Bytes(string cell) => new(long.Parse(cell, CultureInfo.InvariantCulture));

    private static TimeSpan? Seconds(string cell) => Number(cell) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
