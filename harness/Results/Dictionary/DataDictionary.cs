using System.Globalization;
using System.Text;
using ImageBench.Results.Csv;
using ImageBench.Results.Exports;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;

namespace ImageBench.Results.Dictionary;

/// <summary>What every column of every CSV file of a run means, as the page of the results' folder has it.</summary>
internal static class DataDictionary
{
    private static readonly (string File, string Rows, IReadOnlyList<ColumnMeaning> Columns)[] Files =
    [
        ("builds.csv", "A row is one build.", BuildsCsv.Meanings),
        ("variants.csv", "A row is one variant with one builder: one image.", VariantsCsv.Meanings),
        ("times.csv", "A row is the build times of one variant, builder and cache state.", TimesCsv.Meanings),
        ("nodes.csv", "Of a merged run; a row is what one machine shows of one cache state, or what all of them do.", NodesCsv.Meanings),
        ("steps.csv", "A row is one step of one build.", StepsCsv.Meanings),
        ("checks.csv", "A row is one start of an image.", ChecksCsv.Meanings),
        ("transfers.csv", "A row is one push or pull of an image.", TransfersCsv.Meanings),
        ("layers.csv", "A row is one layer of one image.", LayersCsv.Meanings),
        ("dockerfiles.csv", "A row is one instruction of a variant's Dockerfile, or the comment before one.", DockerfilesCsv.Meanings),
        ("contents.csv", "A row is what an image holds of one kind in one top directory.", ContentsCsv.Meanings),
        ("map.csv", "A row is a large file of an image, or what else a folder holds, by layer and kind.", MapCsv.Meanings),
        ("largest_files.csv", "A row is one of the largest files of an image.", LargestFilesCsv.Meanings),
        ("packages.csv", "A row is one of the packages of an image that take most.", PackagesCsv.Meanings),
        ("files.csv.gz", "A row is one entry of one layer, in the layers' order.", FilesCsv.Meanings),
        (
            "file_changes.csv",
            "Of a comparison of two revisions; a row is one changed file, the largest change first.",
            FileChangesCsv.Meanings),
    ];

    /// <summary>All columns, by file.</summary>
    public static IEnumerable<(string File, ColumnMeaning Column)> Columns =>
        Files.SelectMany(file => file.Columns.Select(column => (file.File, column)));

    /// <summary>A section a file, as Markdown.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        foreach (var (file, rows, columns) in Files)
        {
            page.Append(CultureInfo.InvariantCulture, $"### {file}\n\n{rows}\n\n| column | unit | meaning |\n|---|---|---|\n");
            foreach (var column in columns)
                page.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {column.Unit} | {column.Meaning} |\n");
            page.Append('\n');
        }

        return page.ToString();
    }
}
