using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Tables;

/// <summary>What a registry says of images, for people: one with its layers, or a line for each platform; and what is about them.</summary>
internal static class RegistryTable
{
    public static void Write(TableConsole console, ListedImage image, IReadOnlyList<Attachment> attachments)
    {
        var table = new FittedTable(">layer", ">content size", "digest", "instruction");
        foreach (var layer in image.Layers)
        {
            table.Add(
                Figures.Count(layer.Position),
                Figures.Size(layer.Content),
                Figures.Digest(layer.Digest),
                InspectTable.Instruction(layer.Instruction));
        }

        console.Write(table);
        var totals = new FittedTable("", "");
        Add("content size", Exactly(image.Content) ?? "not known: the manifest does not say how long its parts are");
        Add("unpacked size", Exactly(image.Unpacked) ?? "not known: --contents downloads the layers and reads them");
        Add("layers", Figures.Count(image.Layers.Count));
        Add("history entries", Figures.Count(image.HistoryCount));
        Add("user", InspectTable.User(image.User));
        Add("platform", image.Platform);
        Add("digest", image.Digest);
        InspectTable.AddAttachments(totals, attachments);
        console.Write(totals);

        void Add(string name, string value) => totals.Add(name, value);
    }

    public static void Write(TableConsole console, IReadOnlyList<ListedImage> images, IReadOnlyList<Attachment> attachments)
    {
        var table = new FittedTable("platform", ">content size", ">unpacked size", ">layers", "digest");
        foreach (var image in images)
        {
            table.Add(
                image.Platform,
                Figures.Size(image.Content),
                Figures.Size(image.Unpacked),
                Figures.Count(image.Layers.Count),
                Figures.Digest(image.Digest));
        }

        console.Write(table);
        var totals = new FittedTable("", "");
        if (images.Any(image => image.Unpacked is null))
            totals.Add("unpacked size", "known of layers that were read before; --contents downloads and reads the others");
        InspectTable.AddAttachments(totals, attachments);
        console.Write(totals);
    }

    private static string? Exactly(ByteSize? size) => size is null ? null : Figures.ExactSize(size);
}
