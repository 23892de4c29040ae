using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Tables;

/// <summary>An inspected image for people: its layers, its totals, and the files that waste most.</summary>
internal static class InspectTable
{
    private const int LongestInstruction = 70;
    private const int LongestPath = 100;
    private const int MostFiles = 10;

    public static void Write(TableConsole console, ImageFacts image)
    {
        console.Write(Layers(image));
        console.Write(Totals(image));
        if (image.Waste.Count > 0)
            console.Write(Waste(image));
    }

    private static FittedTable Layers(ImageFacts image)
    {
        var table = new FittedTable(">layer", ">unpacked size", ">content size", ">files", ">wasted", "instruction");
        foreach (var layer in image.Layers)
        {
            table.Add(
                Figures.Count(layer.Position),
                Figures.Size(layer.Unpacked),
                Figures.Size(layer.Content),
                Figures.Count(layer.FileCount),
                Figures.Size(layer.Wasted),
                layer.Instruction.Length == 0 ? Figures.Missing : PlainText.Short(layer.Instruction, LongestInstruction));
        }

        return table;
    }

    private static FittedTable Totals(ImageFacts image)
    {
        var totals = new FittedTable("", "");
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
        return totals;

        void Add(string name, string value) => totals.Add(name, value);
    }

    private static FittedTable Waste(ImageFacts image)
    {
        var table = new FittedTable(">wasted", ">copies", "file");
        foreach (var file in image.Waste.Take(MostFiles))
            table.Add(Figures.Size(file.Wasted), Figures.Count(file.Copies), PlainText.Short(file.Path, LongestPath));
        if (image.Waste.Count > MostFiles)
            table.Add("", "", $"and {Figures.Count(image.Waste.Count - MostFiles)} more (--json lists all)");
        return table;
    }

    private static string Source(ContentSource? source) => source == ContentSource.Stored ? "as it is stored" : "computed as for a push";
}
