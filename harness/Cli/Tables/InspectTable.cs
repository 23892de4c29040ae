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
                Instruction(layer.Instruction));
        }

        return table;
    }

    /// <summary>What made a layer, on one line.</summary>
    public static string Instruction(string instruction) =>
        instruction.Length == 0 ? Figures.Missing : PlainText.Short(instruction, LongestInstruction);

    /// <summary>Whom an image runs as.</summary>
    public static string User(string? user) => user is { Length: > 0 } set ? set : "none set, which is root";

    /// <summary>What is about an image and no part of it, a row each.</summary>
    public static void AddAttachments(FittedTable totals, IReadOnlyList<Attachment> attachments)
    {
        foreach (var attachment in attachments)
            totals.Add("attached", $"{attachment.Kind} ({Figures.Digest(attachment.Digest)}), in no size");
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
        Add("user", User(image.User));
        Add("platform", image.Platform);
        AddAttachments(totals, image.Attachments);
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
