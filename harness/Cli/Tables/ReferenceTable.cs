using ImageBench.Cli.Displays;
using ImageBench.Images.Remote;
using ImageBench.Reports.Text;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>What registries say of many references, for people: a line a platform, and below them what could not be had.</summary>
internal static class ReferenceTable
{
    private const int LongestName = 120;
    private const int LongestTrouble = 300;

    public static void Write(IAnsiConsole console, IReadOnlyList<ReferenceSizes> references)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("reference");
        table.AddColumn("platform");
        table.AddColumn(new TableColumn("content size").RightAligned());
        table.AddColumn(new TableColumn("layers").RightAligned());
        table.AddColumn("digest");
        foreach (var (reference, image) in references.SelectMany(one => one.Images.Select(image => (one.Reference, image))))
        {
            table.AddRow(
                PlainMarkup.Of(reference, LongestName),
                PlainMarkup.Of(image.Platform, LongestName),
                Figures.Size(image.Content),
                Figures.Count(image.Layers.Count),
                PlainMarkup.Of(Figures.Digest(image.Digest), LongestName));
        }

        console.Write(table);
        foreach (var one in references.Where(one => one.Trouble is not null))
            console.MarkupLine($"  {PlainMarkup.Of($"{one.Reference}: {one.Trouble}", LongestTrouble)}");
    }
}
