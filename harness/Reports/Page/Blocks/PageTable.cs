namespace ImageBench.Reports.Page.Blocks;

/// <summary>
/// A table of the page. Its first column names the row. One that <c>IsSorted</c> may be put in another order by its headings.
/// </summary>
internal sealed record PageTable(string Caption, IReadOnlyList<PageColumn> Columns, IReadOnlyList<PageRow> Rows)
{
    public bool IsSorted { get; init; }
}
