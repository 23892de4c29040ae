using ImageBench.Images.Changes;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Exports;

/// <summary>
/// file_changes.csv: one row a changed file, the largest change first. What is not there on a side is empty; instructions are those of the
/// layers.
/// </summary>
internal static class FileChangesCsv
{
    /// <summary>Writes at most so many rows, one by one: there can be a million.</summary>
    public static void Write(TextWriter target, ImageDifference difference, int most)
    {
        var table = Table(difference);
        target.Write(table.Header);
        table.Write(target, difference.Files().Take(most));
    }

    private static CsvTable<FileChange> Table(ImageDifference difference) => new(
    ["path"],
    [
        new("path", file => Cell.Of(file.Path)),
        new("change", file => file.Kind.Word()),
        new("aspects", file => file.Aspects.Words()),
        new("entry_kind", file => file.Entry.Word()),
        new("content_kind", file => file.Content.Word()),
        new("base_bytes", file => Cell.Of(file.Base)),
        new("head_bytes", file => Cell.Of(file.Head)),
        new("change_bytes", file => Cell.Of(file.Change)),
        new("base_layer", file => Cell.Of(file.BaseLayer)),
        new("head_layer", file => Cell.Of(file.HeadLayer)),
        new("base_instruction", file => Instruction(difference.Base, file.BaseLayer)),
        new("head_instruction", file => Instruction(difference.Head, file.HeadLayer)),
        new("from_parent", file => difference.OwnChange is not null ? Cell.Of(file.IsParents) : ""),
    ]);

    private static string Instruction(ImageFacts image, int? layer) =>
        layer is > 0 and { } position ? Cell.Of(image.Layers[position - 1].Instruction) : "";
}
