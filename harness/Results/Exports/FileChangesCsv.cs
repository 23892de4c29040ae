using ImageBench.Images.Changes;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;
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

    /// <summary>Several in one table: in front of each row stands the scenario that it is of.</summary>
    public static void Write(TextWriter target, IReadOnlyList<(string Scenario, ImageDifference Difference)> differences, int most)
    {
        target.Write(Table(null!, Of("")).Header);
        foreach (var (scenario, difference) in differences)
            Table(difference, Of(scenario)).Write(target, difference.Files().Take(most));
    }

    /// <summary>What its columns mean: no cell is asked for.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table(null!).Meanings;

    private static Column<FileChange> Of(string scenario) => new("scenario", _ => Cell.Of(scenario));

    private static CsvTable<FileChange> Table(ImageDifference difference, params IReadOnlyList<Column<FileChange>> before) => new(
    ["path"],
    [
        .. before,
        new("path", file => Cell.Of(file.Path), "where the file lies"),
        new("change", file => file.Kind.Word(), $"what became of it: {Words.List<FileChangeKind>()}", "word"),
        new("aspects", file => file.Aspects.Words(), "what of it changed, with ; between"),
        new("entry_kind", file => file.Entry.Word(), $"{Words.List<EntryKind>()}", "word"),
        new("content_kind", file => file.Content.Word(), $"what it is: {Words.List<ContentKind>()}", "word"),
        new("base_bytes", file => Cell.Of(file.Base), "its bytes in the base"),
        new("head_bytes", file => Cell.Of(file.Head), "its bytes in the head"),
        new("change_bytes", file => Cell.Of(file.Change), "what the change added; below 0: took away"),
        new("base_layer", file => Cell.Of(file.BaseLayer), "the base's layer that holds it, from 1 at the bottom", "count"),
        new("head_layer", file => Cell.Of(file.HeadLayer), "the head's layer that holds it", "count"),
        new("base_instruction", file => Instruction(difference.Base, file.BaseLayer), "what made that layer of the base"),
        new("head_instruction", file => Instruction(difference.Head, file.HeadLayer), "what made that layer of the head"),
        new(
            "from_parent",
            file => difference.OwnChange is not null ? Cell.Of(file.IsParents) : "",
            "whether it came with the parent images; empty where these are not known", "true, false"),
    ]);

    private static string Instruction(ImageFacts image, int? layer) =>
        layer is > 0 and { } position ? Cell.Of(image.Layers[position - 1].Instruction) : "";
}
