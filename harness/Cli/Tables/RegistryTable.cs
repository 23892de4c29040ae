using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Reports.Text;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>What a registry says of images, for people: one with its layers, or a line for each platform; and what is about them.</summary>
internal static class RegistryTable
{
    private const int LongestText = 100;
    private const int LongestInstruction = 70;

    public static void Write(IAnsiConsole console, ListedImage image, IReadOnlyList<Attachment> attachments)
    {
        var table = Columns(">layer", ">content size", "digest", "instruction");
        foreach (var layer in image.Layers)
        {
            table.AddRow(
                Figures.Count(layer.Position),
                Figures.Size(layer.Content),
                Text(Figures.Digest(layer.Digest), LongestText),
                layer.Instruction.Length == 0 ? Figures.Missing : Text(layer.Instruction, LongestInstruction));
        }

        console.Write(table);
        var grid = new Grid().AddColumns(2);
        Add("content size", Exactly(image.Content) ?? "not known: the manifest does not say how long its parts are");
        Add("unpacked size", Exactly(image.Unpacked) ?? "not known: --contents downloads the layers and reads them");
        Add("layers", Figures.Count(image.Layers.Count));
        Add("history entries", Figures.Count(image.HistoryCount));
        Add("user", image.User is { Length: > 0 } user ? user : "none set, which is root");
        Add("platform", image.Platform);
        Add("digest", image.Digest);
        AddAttachments(grid, attachments);
        console.Write(grid);

        void Add(string name, string value) => grid.AddRow("  " + name, Text(value, LongestText));
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<ListedImage> images, IReadOnlyList<Attachment> attachments)
    {
        var table = Columns("platform", ">content size", ">unpacked size", ">layers", "digest");
        foreach (var image in images)
        {
            table.AddRow(
                Text(image.Platform, LongestText),
                Figures.Size(image.Content),
                Figures.Size(image.Unpacked),
                Figures.Count(image.Layers.Count),
                Text(Figures.Digest(image.Digest), LongestText));
        }

        console.Write(table);
        var grid = new Grid().AddColumns(2);
        if (images.Any(image => image.Unpacked is null))
            grid.AddRow("  unpacked size", "known of layers that were read before; --contents downloads and reads the others");
        AddAttachments(grid, attachments);
        console.Write(grid);
    }

    private static void AddAttachments(Grid grid, IReadOnlyList<Attachment> attachments)
    {
        foreach (var attachment in attachments)
            grid.AddRow("  attached", Text($"{attachment.Kind} ({Figures.Digest(attachment.Digest)}), in no size", LongestText));
    }

    // A heading that starts with '>' stands right.
    private static Table Columns(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
            table.AddColumn(heading.StartsWith('>') ? new TableColumn(heading[1..]).RightAligned() : new TableColumn(heading));
        return table;
    }

    private static string? Exactly(ByteSize? size) => size is null ? null : Figures.ExactSize(size);

    private static string Text(string text, int longest) => PlainMarkup.Of(text, longest);
}
