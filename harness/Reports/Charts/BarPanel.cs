namespace ImageBench.Reports.Charts;

/// <summary>Bars on one axis that starts at zero, first row on top. <c>Heading</c> may be empty.</summary>
internal sealed record BarPanel(string Heading, string AxisTitle, bool WholeNumbers, IReadOnlyList<BarRow> Rows);
