namespace ImageBench.Reports.Page.Blocks;

/// <summary>
/// A row of a table of the page. One that <c>IsOut</c> does not count; one that <c>IsBaseline</c> is what the others are compared with.
/// </summary>
internal sealed record PageRow(IReadOnlyList<PageCell> Cells, bool IsBaseline = false, bool IsOut = false);
