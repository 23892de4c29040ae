namespace ImageBench.Reports.Charts;

/// <summary>A chart as it is to be drawn: a title, small lines on the conditions, and panels one above the other.</summary>
internal sealed record BarChart(string Title, IReadOnlyList<string> Subtitle, IReadOnlyList<BarPanel> Panels);
