namespace ImageBench.Reports.Text;

/// <summary>A chart that lies in the run folder: what it shows, and its files, relative to that folder with forward slashes.</summary>
internal sealed record DrawnChart(string Scenario, string Title, string Png, string Svg);
