using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Merging;

namespace ImageBench.Tests.Results.Merging;

public sealed class MergedFolderTests : IDisposable
{
    private const int Trials = 12;

    private readonly MergeStage _stage = new();

    [Fact]
    public void EachTableIsWrittenOnce() => Assert.Equal(MergedFolder.Names.Distinct(), MergedFolder.Names);

    [Fact]
    public void IsTheSameToTheByteInWhateverOrderAndInHoweverManyGoes()
    {
        var random = new Random(11);
        for (var trial = 0; trial < Trials; trial++)
        {
            var folders = RandomRuns.Write(random, Path.Combine(_stage.Path, $"trial{trial}"));
            var once = _stage.Merge(folders);

            var shuffled = folders.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(Bytes(once), Bytes(_stage.Merge(shuffled)));
            Assert.Equal(Bytes(once), Bytes(InSeveralGoes(random, shuffled)));
        }
    }

    [Fact]
    public void HoldsEachRowOfEachRunOnceWithItsMachine()
    {
        var random = new Random(12);
        for (var trial = 0; trial < Trials; trial++)
        {
            var folders = RandomRuns.Write(random, Path.Combine(_stage.Path, $"trial{trial}"));
            var merged = _stage.Merge(folders);

            foreach (var file in Directory.GetFiles(folders[0].FullPath, "*.csv").Select(path => Path.GetFileName(path)!))
            {
                var expected = folders.SelectMany(folder => Rows(folder, file, RunJson.Read(folder.RunPath).Node!));
                Assert.Equal(expected.Order(StringComparer.Ordinal), Rows(merged, file, node: null).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void KeepsAllThatTheRunsSayOfThemselves()
    {
        var folders = RandomRuns.Write(new Random(13), Path.Combine(_stage.Path, "runs"));

        var run = RunJson.Read(_stage.Merge(folders).RunPath);

        Assert.Equal(
            folders.Select(folder => RunJson.Text(RunJson.Read(folder.RunPath))).Order(StringComparer.Ordinal),
            run.Parts.Select(RunJson.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NeverTakesThePlaceOfAnother()
    {
        var folders = RandomRuns.Write(new Random(14), Path.Combine(_stage.Path, "runs"));

        var (first, second) = (_stage.Merge(folders, "out"), _stage.Merge(folders, "out"));

        Assert.Equal(first.FullPath + "-2", second.FullPath);
        Assert.Equal(Bytes(first), Bytes(second));
    }

    public void Dispose() => _stage.Dispose();

    private RunFolder InSeveralGoes(Random random, IReadOnlyList<RunFolder> folders)
    {
        var left = folders.ToList();
        while (left.Count > 1)
        {
            var count = random.Next(2, left.Count + 1);
            var merged = _stage.Merge(left[..count]);
            left = [.. left[count..], merged];
        }

        return folders.Count == 1 ? _stage.Merge([_stage.Merge(folders)]) : left[0];
    }

    private static SortedDictionary<string, string> Bytes(RunFolder folder) => new(
        Directory.GetFiles(folder.FullPath).ToDictionary(
            path => Path.GetFileName(path)!, path => Convert.ToHexString(File.ReadAllBytes(path))),
        StringComparer.Ordinal);

    // "column=value" of every cell that is not empty, whatever the order of the columns.
    private static IEnumerable<string> Rows(RunFolder folder, string file, string? node)
    {
        var table = new CsvTable<int>([], []);
        if (!File.Exists(Path.Combine(folder.FullPath, file)))
            return [];
        return table.Read(Path.Combine(folder.FullPath, file)).Select(row => string.Join(
            '|',
            row.Columns.OrderBy(column => column.Key, StringComparer.Ordinal)
                .Select(column => $"{column.Key}={row.Cells[column.Value]}")
                .Concat(node is null ? [] : [$"node={node}"])
                .Where(cell => !cell.EndsWith('='))
                .Order(StringComparer.Ordinal)));
    }
}
