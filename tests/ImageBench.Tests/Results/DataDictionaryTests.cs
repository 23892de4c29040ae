using ImageBench.Results;
using ImageBench.Results.Dictionary;

namespace ImageBench.Tests.Results;

/// <summary>The columns of a run's files as the page of the results' folder tells them.</summary>
public sealed class DataDictionaryTests
{
    private const string Heading = "## Columns\n";

    [Fact]
    public void ThePageOfTheResultsHasEveryColumnOfEveryFileAsTheCodeSaysIt()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "results", "README.md"));
        var behind = page.IndexOf(Heading, StringComparison.Ordinal);
        Assert.True(behind > 0, $"results/README.md has no heading '{Heading.Trim()}', behind which the columns stand.");

        Approved.Matches("../../results/README.md", page[..(behind + Heading.Length)] + "\n" + DataDictionary.Markdown().TrimEnd() + "\n");
    }

    [Fact]
    public void EveryFileHasOneSection() =>
        Assert.Equal(
            DataDictionary.Columns.Select(column => (column.File, column.Column.Name)).Distinct(),
            DataDictionary.Columns.Select(column => (column.File, column.Column.Name)));

    [Fact]
    public void EveryColumnSaysWhatItMeans() =>
        Assert.All(DataDictionary.Columns, column => Assert.True(
            column.Column.Meaning.Length > 0,
            $"{column.File}: say beside {column.Column.Name} what it means, for the page of the results."));

    [Fact]
    public void EveryTableThatARunFolderHasANameForIsInIt()
    {
        var folder = new RunFolder("/run");
        var tables = typeof(RunFolder).GetProperties()
            .Select(property => property.GetValue(folder) as string)
            .Select(path => Path.GetFileName(path) ?? "")
            .Where(file => file.Contains(".csv", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("builds.csv", tables);
        Assert.Empty(tables.Except(DataDictionary.Columns.Select(column => column.File)));
    }
}
