using ImageBench.Model.Files;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Statistics.Nodes;

namespace ImageBench.Results.Merging;

/// <summary>A new run folder, joined from those of several machines: the same bytes whatever the order and the number of goes.</summary>
internal sealed record MergedFolder(RunFolder Folder, BenchRun Run, IReadOnlyList<SizeDifference> Differences)
{
    private static readonly (string Name, IReadOnlyList<string> Columns)[] Files =
    [
        ("builds.csv", BuildColumns.Table.Names),
        ("variants.csv", VariantsCsv.Columns),
        ("times.csv", TimesCsv.Columns),
        ("checks.csv", ChecksCsv.Columns),
        ("transfers.csv", TransfersCsv.Columns),
        ("dockerfiles.csv", DockerfilesCsv.Columns),
        ("contents.csv", ContentsCsv.Columns),
        ("map.csv", MapCsv.Columns),
        ("largest_files.csv", LargestFilesCsv.Columns),
        ("packages.csv", PackagesCsv.Columns),
        ("layers.csv", LayersCsv.Columns),
        ("steps.csv", StepsCsv.Columns),
        ("files.csv.gz", FilesCsv.Columns),
    ];

    /// <summary>The names of the tables that are joined.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Files.Select(file => file.Name)];

    /// <summary>Who was not there, and who did not come to an end, in a sentence each; none where the run is whole.</summary>
    public IReadOnlyList<string> Lacks => MergedRun.Lacks(Run.Parts);

    /// <summary>What joining them found besides, in sentences: the rest is in the parts' own remarks.</summary>
    public IReadOnlyList<string> Found =>
        [.. Run.Remarks.Except(Run.Parts.SelectMany(part => part.Remarks)).Except(Lacks)];

    /// <summary>
    /// Makes it under <paramref name="resultsFolder"/>; a fault where the runs are no parts of one, and nothing is left where it fails.
    /// </summary>
    public static MergedFolder Make(
        IReadOnlyList<string> folders, string resultsFolder, bool anyway, CancellationToken cancellationToken)
    {
        List<MergeSource> sources = [.. folders.Select(MergeSource.Open)];
        List<BenchRun> parts = [.. sources.SelectMany(source => source.Parts).Order(RunPartOrder.Instance)];
        MergeCheck.Check(sources, parts, anyway);
        List<string> scenarios = [.. parts.SelectMany(part => part.Options.Scenarios).Distinct()];
        var folder = RunFolder.Create(resultsFolder, [MergedRun.Title(scenarios)], parts.Min(part => part.StartedAt), MergedRun.Ending);
        try
        {
            return Write(folder, sources, parts, cancellationToken);
        }
        catch
        {
            Remove(folder);
            throw;
        }
    }

    private static MergedFolder Write(
        RunFolder folder, IReadOnlyList<MergeSource> sources, IReadOnlyList<BenchRun> parts, CancellationToken cancellationToken)
    {
        foreach (var (name, columns) in Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JoinedRows.Write(name, Path.Combine(folder.FullPath, name), parts, sources, columns);
        }

        var differences = SizeDifference.In(VariantsCsv.Read(folder.VariantsPath));
        var run = MergedRun.Of(parts, SizeDifference.Sentences(differences));
        WholeFile.Write(folder.RunPath, RunJson.Text(run));
        if (parts.SelectMany(part => part.Options.Scenarios).CountBy(scenario => scenario).Any(scenario => scenario.Value > 1))
            WholeFile.Write(folder.NodesPath, NodesCsv.Text(run.Id, folder.ReadTimes().Comparisons));
        return new MergedFolder(folder, run, differences);
    }

    // It is of no use half, and would be taken for a run.
    private static void Remove(RunFolder folder)
    {
        try
        {
            Directory.Delete(folder.FullPath, recursive: true);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // Why it was not made says more.
        }
    }
}
