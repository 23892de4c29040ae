using System.Globalization;
using System.Xml.Linq;
using ImageBench.Model;
using ImageBench.Reports.Text;
using ImageBench.Statistics.History;

namespace ImageBench.Reports.Pictures;

/// <summary>
/// Trends as a picture, one below the other: the unpacked size of each run as a point, from zero up, so that no small change looks like a
/// large one. It is SVG with colours of its own for a dark page, and holds no text that is not escaped.
/// </summary>
internal static class TrendPicture
{
    private const int Width = 1000;
    private const int Panel = 150;
    private const int Plot = 90;
    private const int Margin = 12;

    private const string Style =
        "text{font:12px system-ui,sans-serif;fill:#1f2933}.page{fill:#fff}.quiet{fill:#66717d}polyline{fill:none;stroke:#1f5a8c;"
        + "stroke-width:2}circle{fill:#1f5a8c}line{stroke:#cdd3d9}"
        + "@media(prefers-color-scheme:dark){text{fill:#f0f3f6}.page{fill:#161b22}.quiet{fill:#9aa5b1}polyline{stroke:#a9cdea}"
        + "circle{fill:#a9cdea}line{stroke:#48525c}}";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Text(IReadOnlyList<HistoryTrend> trends)
    {
        var height = (Panel * Math.Max(1, trends.Count)) + Margin;
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", "Unpacked sizes over time"),
            new XElement(Svg + "style", Style),
            new XElement(Svg + "rect", new XAttribute("class", "page"), Number("width", Width), Number("height", height)));
        foreach (var (place, trend) in trends.Index())
            Add(picture, trend, Panel * place);
        return picture.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static void Add(XElement picture, HistoryTrend trend, int top)
    {
        List<HistoryRow> rows = [.. trend.Rows.Where(row => row.Unpacked is not null)];
        var sizes = rows.Count == 0 ? "" : $": {Between(rows, row => $"{row.Unpacked}")}";
        picture.Add(Words(Margin, top + 22, "", $"{trend.Key}{sizes}"));
        if (rows.Count == 0)
            return;
        var (bottom, most) = (top + 32 + Plot, Math.Max(1, rows.Max(row => row.Unpacked!.Value.Bytes)));
        var step = rows.Count == 1 ? 0 : (Width - (4.0 * Margin)) / (rows.Count - 1);
        List<(double X, double Y, HistoryRow Row)> points = [.. rows.Select((row, place) =>
            ((2 * Margin) + (place * step), bottom - ((double)Plot * row.Unpacked!.Value.Bytes / most), row))];
        picture.Add(new XElement(
            Svg + "line", Number("x1", Margin), Number("x2", Width - Margin), Number("y1", bottom), Number("y2", bottom)));
        var line = string.Join(' ', points.Select(point => $"{Rounded(point.X)},{Rounded(point.Y)}"));
        picture.Add(new XElement(Svg + "polyline", new XAttribute("points", line)));
        foreach (var (x, y, row) in points)
        {
            var title = $"{Figures.Instant(row.StartedAt)} {row.Revision} {row.Unpacked}";
            picture.Add(new XElement(
                Svg + "circle", Number("cx", x), Number("cy", y), Number("r", 3), new XElement(Svg + "title", PlainText.Line(title))));
        }

        picture.Add(Words(Margin, bottom + 16, "quiet", Between(rows, row => Figures.Instant(row.StartedAt))));
    }

    // One run has no way from one to another.
    private static string Between(List<HistoryRow> rows, Func<HistoryRow, string> text) =>
        rows.Count == 1 ? text(rows[0]) : $"{text(rows[0])} to {text(rows[^1])}";

    private static XElement Words(double x, double y, string style, string text) => new(
        Svg + "text",
        style.Length == 0 ? null : new XAttribute("class", style),
        Number("x", x),
        Number("y", y),
        PlainText.Short(text, 140));

    private static XAttribute Number(string name, double value) => new(name, Rounded(value));

    private static string Rounded(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
