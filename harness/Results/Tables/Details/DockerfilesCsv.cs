using ImageBench.Model.Dockerfiles;
using ImageBench.Results.Csv;

namespace ImageBench.Results.Tables.Details;

/// <summary>
/// dockerfiles.csv: one row per instruction of each variant's Dockerfiles, and per comment between two, as they are written. <c>build</c>
/// counts the builds of a variant; <c>stage</c> is the place of the stage from 0; a FROM has the stage's name and what it stands on.
/// </summary>
internal static class DockerfilesCsv
{
    private static readonly CsvTable<(VariantDockerfile File, DockerfilePart Part)> Table = new(
    ["scenario", "variant", "line"],
    [
        new("scenario", row => Cell.Of(row.File.Scenario), "the scenario's name"),
        new("variant", row => Cell.Of(row.File.Variant), "the variant's name"),
        new("build", row => Cell.Of(row.File.Build), "which of the variant's builds it is of, from 1", "count"),
        new("dockerfile", row => Cell.Of(row.File.File), "the Dockerfile, as the scenario names it"),
        new("line", row => Cell.Of(row.Part.Line), "the line that it begins at, from 1", "count"),
        new("stage", row => Cell.Of(row.Part.Stage), "the place of its stage, from 0; empty before the first FROM", "count"),
        new("stage_name", row => Cell.Of(row.Part.StageName), "of a FROM: the name that it gives its stage"),
        new("base", row => Cell.Of(row.Part.Base), "of a FROM: the image that it stands on"),
        new("base_stage", row => Cell.Of(row.Part.BaseStage), "of a FROM: the place of the stage that it stands on", "count"),
        new(
            "is_in_image",
            row => Cell.Of(row.Part.IsInImage),
            "whether its stage is the one that is built, or one that this stands on",
            "true, false"),
        new("instruction", row => Cell.Of(row.Part.Instruction), "the instruction on one line, without flags; empty for a comment"),
        new("text", row => Cell.Of(row.Part.Text), "as it is written, with its lines"),
    ]);

    public static IReadOnlyList<string> Columns => Table.Names;

    /// <summary>What its columns mean.</summary>
    public static IReadOnlyList<ColumnMeaning> Meanings => Table.OfRun("").Meanings;

    public static string Text(string runId, IReadOnlyList<VariantDockerfile> files) =>
        Table.OfRun(runId).Text(files.SelectMany(file => file.Parts.Select(part => (file, part))));

    /// <summary>
    /// The Dockerfiles of a file, in its order; none where there is no file, since older runs left none. Machines of a merged run had the
    /// same.
    /// </summary>
    public static IReadOnlyList<VariantDockerfile> Read(string path, Func<string, bool>? isWanted = null) =>
        [.. Table.ReadIfThere(path)
            .Where(row => isWanted is null || isWanted(row.Text("scenario")))
            .GroupBy(row => (
                Scenario: row.Text("scenario"),
                Variant: row.Text("variant"),
                Build: row.Optional("build", Cell.ToCount) ?? 1,
                File: row.Text("dockerfile"),
                Node: row.OptionalText(KeyColumns.Node)))
            // Of a merged run each machine has the same.
            .DistinctBy(rows => rows.Key with { Node = null })
            .Select(rows => new VariantDockerfile(
                rows.Key.Scenario, rows.Key.Variant, rows.Key.Build, rows.Key.File, [.. rows.Select(Part).DistinctBy(part => part.Line)]))];

    private static DockerfilePart Part(StoredRow row) => new(
        row.Value("line", Cell.ToCount), row.Text("text"), row.Optional("stage", Cell.ToCount))
    {
        Instruction = row.Text("instruction"),
        StageName = row.OptionalText("stage_name"),
        Base = row.OptionalText("base"),
        BaseStage = row.Optional("base_stage", Cell.ToCount),
        IsInImage = row.Optional("is_in_image", Cell.ToFlag) ?? false,
    };
}
