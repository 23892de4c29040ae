using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Reports.Text;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>An inspected image for people: its layers, its totals, and the files that waste most.</summary>
internal static class InspectTable
{
    private const int LongestInstruction = 70;
    private const int LongestPath = 100;
    private const int MostFiles = 10;

    public static void Write(IAnsiConsole console, ImageFacts image)
    {
        console.Write(Layers(image));
        console.Write(Totals(image));
        if (image.Waste.Count > 0)
            console.Write(Waste(image));
    }

    private static Table Layers(ImageFacts image)
    {
        var table = Columns(">layer", ">unpacked size", ">content size", ">files", ">wasted", "instruction");
        foreach (var layer in image.Layers)
        {
            table.AddRow(
                Figures.Count(layer.Position),
                Figures.Size(layer.Unpacked),
                Figures.Size(layer.Content),
                Figures.Count(layer.FileCount),
                Figures.Size(layer.Wasted),
                layer.Instruction.Length == 0 ? Figures.Missing : Text(layer.Instruction, LongestInstruction));
        }

        return table;
    }

    private static Grid Totals(ImageFacts image)
    {
        var grid = new Grid().AddColumns(2);
        Add("unpacked size", Figures.ExactSize(image.Unpacked));
        Add("content size", image.Content is { } content
            ? $"{Figures.ExactSize(content)}, {Source(image.ContentSource)}"
            : "not known: some layers lie there uncompressed");
        Add("wasted", Figures.ExactSize(image.Wasted));
        Add("layers", Figures.Count(image.Layers.Count));
        Add("from the parent", "not known: an image does not name its parent");
        Add("history entries", Figures.Count(image.HistoryCount));
        Add("user", image.User.Length == 0 ? "none set, which is root" : image.User);
        Add("platform", image.Platform);
        foreach (var attachment in image.Attachments)
            Add("attached", $"{attachment.Kind} ({Figures.Digest(attachment.Digest)}), in no size");
        return grid;

        void Add(string name, string value) => grid.AddRow("  " + name, Text(value, LongestPath));
    }

    private static Table Waste(ImageFacts image)
    {
        var table = Columns(">wasted", ">copies", "file");
        foreach (var file in image.Waste.Take(MostFiles))
            table.AddRow(Figures.Size(file.Wasted), Figures.Count(file.Copies), Text(file.Path, LongestPath));
        if (image.Waste.Count > MostFiles)
            table.AddRow("", "", $"and {Figures.Count(image.Waste.Count - MostFiles)} more (--json lists all)");
        return table;
    }

    // A heading that starts with '>' stands right.
    private static Table Columns(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
            table.AddColumn(heading.StartsWith('>') ? new TableColumn(heading[1..]).RightAligned() : new TableColumn(heading));
        return table;
    }

    private static string Source(ContentSource? source) => source == ContentSource.Stored ? "as it is stored" : "computed as for a push";

    private static string Text(string text, int longest) => PlainMarkup.Of(text, longest);
}
