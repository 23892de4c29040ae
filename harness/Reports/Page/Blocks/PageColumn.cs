namespace ImageBench.Reports.Page.Blocks;

/// <summary>A column of a table of the page; figures stand to the right.</summary>
internal sealed record PageColumn(string Heading, bool IsFigure = false)
{
    public static PageColumn Figures(string heading) => new(heading, IsFigure: true);
}
