using System.Globalization;
using ImageBench.Results.Csv;

namespace ImageBench.Benchmarks.Figures;

/// <summary>The figures of a benchmark with the conditions under which they hold, as text.</summary>
internal sealed record FigureTable(string Benchmark, Findings Findings, Conditions Before, Conditions After)
{
    public string Markdown()
    {
        var rows = Findings.Figures.Select(IReadOnlyList<string> (figure) =>
            [
                Reports.Text.Markdown.Escape(figure.Name),
                WithUnit(figure.Value, figure.Unit),
                WithUnit(figure.Limit, figure.Unit),
                WithUnit(figure.Least, figure.Unit),
                Verdict(figure),
            ]);
        string[] lines =
        [
            $"## {Benchmark}",
            "",
            Reports.Text.Markdown.Table(["figure", ">measured", ">at most", ">at least", ""], rows),
            "",
            .. Findings.Remarks.Select(remark => $"- {Reports.Text.Markdown.Escape(remark)}"),
            "- " + Reports.Text.Markdown.Escape(
                $"Engine: {Findings.Engine ?? "none"}. Host: {Before.HostText}. Harness {Before.HarnessText}."),
            string.Create(
                CultureInfo.InvariantCulture,
                $"- Measured {Before.At:yyyy-MM-dd HH:mm:ss} to {After.At:HH:mm:ss} UTC; load average {Before.LoadText} before and "
                    + $"{After.LoadText} after."),
        ];
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>One row a figure, each with all conditions, so that the files of many days can be put together.</summary>
    public string Csv() => new CsvTable<Figure>(
    ["benchmark", "figure"],
    [
        new("benchmark", _ => Cell.Of(Benchmark)),
        new("figure", figure => Cell.Of(figure.Name)),
        new("value", figure => Plain(figure.Value)),
        new("unit", figure => Cell.Of(figure.Unit)),
        new("limit", figure => figure.Limit is { } limit ? Plain(limit) : ""),
        new("least", figure => figure.Least is { } least ? Plain(least) : ""),
        new("exceeded", figure => figure.IsBound ? Cell.Of(figure.Exceeds) : ""),
        new("engine", _ => Cell.Of(Findings.Engine)),
        new("host", _ => Cell.Of(Before.HostText)),
        new("harness", _ => Cell.Of(Before.HarnessText)),
        new("started_at_utc", _ => Cell.Of(Before.At)),
        new("ended_at_utc", _ => Cell.Of(After.At)),
        new("load_before", _ => Before.LoadText),
        new("load_after", _ => After.LoadText),
    ]).Text(Findings.Figures);

    private static string Verdict(Figure figure) => !figure.IsBound ? "" : figure.Exceeds ? "**exceeded**" : "holds";

    private static string WithUnit(double? value, string unit) => value is { } known ? $"{Plain(known)} {unit}".TrimEnd() : "";

    private static string Plain(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
