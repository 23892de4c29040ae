using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace ImageBench.Reports.Page.Blocks;

/// <summary>A table of what the sections say in Markdown, as one of the page.</summary>
internal static class ProseTable
{
    public static PageTable Of(Table table, string label)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = rows[0].OfType<TableCell>().Select((cell, at) =>
            new PageColumn(Text(cell), table.ColumnDefinitions.ElementAtOrDefault(at)?.Alignment == TableColumnAlign.Right)).ToList();
        return new PageTable(label, columns, [.. rows.Where(row => !row.IsHeader).Select(row =>
            new PageRow([.. row.OfType<TableCell>().Take(columns.Count).Select((cell, at) => Cell(cell, columns[at]))]))]);
    }

    private static PageCell Cell(TableCell cell, PageColumn column) => column.IsFigure && Text(cell) is var text && !IsMarked(cell)
        ? PageCell.Figure(text)
        : new PageCell(Content(cell));

    private static bool IsMarked(TableCell cell) =>
        cell.Descendants<EmphasisInline>().Any();

    private static RenderFragment Content(TableCell cell) => builder =>
    {
        foreach (var block in cell.OfType<LeafBlock>())
            ProseLine.Add(builder, block.Inline);
    };

    private static string Text(TableCell cell) => string.Concat(
        cell.Descendants<LiteralInline>().Select(text => text.Content.ToString()));
}
