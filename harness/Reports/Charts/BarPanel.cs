namespace ImageBench.Reports.Charts;

/// <summary>Bars on one axis that starts at zero, first row on top. <c>Heading</c> may be empty.</summary>
internal sealed record BarPanel(string Heading, string AxisTitle, bool WholeNumbers, IReadOnlyList<BarRow> Rows)
{
    /// <summary>How far the axis reaches at least, so that panels one above the other can be compared.</summary>
    public double LeastEnd { get; init; }
}
