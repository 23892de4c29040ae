using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Merging;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Merging;

public sealed class MergedFolderTests : IDisposable
{
    private const int Trials = 12;

    private readonly TempFolder _temp = new();
    private int _merges;

    [Fact]
    public void EachTableIsWrittenOnce() => Assert.Equal(MergedFolder.Names.Distinct(), MergedFolder.Names);

    [Fact]
    public void IsTheSameToTheByteInWhateverOrderAndInHoweverManyGoes()
    {
        var random = new Random(11);
        for (var trial = 0; trial < Trials; trial++)
        {
            var folders = Runs(random, $"trial{trial}");
            var once = Merge(folders);

            var shuffled = folders.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(Bytes(once), Bytes(Merge(shuffled)));
            Assert.Equal(Bytes(once), Bytes(InSeveralGoes(random, shuffled)));
        }
    }

    [Fact]
    public void HoldsEachRowOfEachRunOnceWithItsMachine()
    {
        var random = new Random(12);
        for (var trial = 0; trial < Trials; trial++)
        {
            var folders = Runs(random, $"trial{trial}");
            var merged = Merge(folders);

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
        var folders = Runs(new Random(13), "runs");

        var run = RunJson.Read(Merge(folders).RunPath);

        Assert.Equal(
            folders.Select(folder => RunJson.Text(RunJson.Read(folder.RunPath))).Order(StringComparer.Ordinal),
            run.Parts.Select(RunJson.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NeverTakesThePlaceOfAnother()
    {
        var folders = Runs(new Random(14), "runs");

        var (first, second) = (Merge(folders, "out"), Merge(folders, "out"));

        Assert.Equal(first.FullPath + "-2", second.FullPath);
        Assert.Equal(Bytes(first), Bytes(second));
    }

    [Fact]
    public void DoesNotLeadOutOfItsFolderByTheNameOfAScenario()
    {
        var run = new StoredRun("evil") { Run = SharedRun.Run("n", "../../evil") }.Add("single", 10, 1);

        var merged = Merge([new RunFolder(run.Write(_temp.Path))], "out");

        Assert.Equal(Path.Combine(_temp.Path, "out"), Path.GetDirectoryName(merged.FullPath));
        Assert.EndsWith("-all-merged", merged.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAFileThatWasChangedByHandSaysWhereAndLeavesNothing()
    {
        var folder = new RunFolder(SharedRun.Replicate(1, 1).WithTimes(10, 0.5).Write(_temp.Path));
        File.AppendAllText(folder.TimesPath, "one,cell\n");

        var fault = Assert.Throws<Fault>(() => Merge([folder], "out"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"{folder.TimesPath}:4: the row has 2 cells and should have ", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_temp.Path, "out")));
    }

    [Fact]
    public void OfAMergedFolderWhoseRowsWereMovedSaysSo()
    {
        var merged = Merge(Runs(new Random(15), "runs"));
        var lines = File.ReadAllLines(merged.BuildsPath);
        File.WriteAllLines(merged.BuildsPath, [lines[0], .. lines[1..].Reverse()]);

        var fault = Assert.Throws<Fault>(() => Merge([merged]));

        Assert.Contains("stands behind those of a later one", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatASpreadsheetWouldRunIsMadeSafeAndWhatIsSafeStaysAsItIs()
    {
        var folder = new RunFolder(SharedRun.Replicate(1, 1).WithTimes(10, 0.5).Write(_temp.Path));
        var text = File.ReadAllText(folder.BuildsPath);
        var header = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        File.WriteAllText(
            folder.LayersPath,
            "run_id,scenario,variant,builder,position,diff_id,instruction,unpacked_size_bytes,file_count,later\n"
                + "x,go-crud,single,buildkit,1,sha256:a,=cmd(),5,1,-7\nx,go-crud,single,buildkit,2,sha256:a,\"'=safe, "
                + "and\nmore\",5,1,é\u001b[1m\n");

        var merged = File.ReadAllText(Merge([folder]).LayersPath);

        Assert.Contains(",'=cmd(),", merged, StringComparison.Ordinal);
        Assert.Contains(",\"'=safe, and\nmore\",", merged, StringComparison.Ordinal);
        Assert.Contains(",-7\n", merged, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", merged, StringComparison.Ordinal);
        Assert.Contains("run_id", header);
    }

    public void Dispose() => _temp.Dispose();

    // One to six machines: shards of one scenario each, or replicates of one.
    private List<RunFolder> Runs(Random random, string name)
    {
        var folder = Path.Combine(_temp.Path, name);
        var count = random.Next(1, 7);
        var isSharded = random.Next(2) == 0;
        return [.. Enumerable.Range(1, count).Select(number => Write(
            random,
            folder,
            isSharded ? SharedRun.Shard(number, count, $"app{random.Next(1000)}-{number}") : SharedRun.Replicate(number, count)))];
    }

    private static RunFolder Write(Random random, string folder, StoredRun run)
    {
        var written = new RunFolder(run.WithTimes(1 + (20 * random.NextDouble()), 0.3 + random.NextDouble())
            .AddWarm("single", random.NextDouble(), random.NextDouble()).Write(folder));
        var key = new VariantKey(run.Scenario, "single", run.Builder);
        var layers = Enumerable.Range(1, random.Next(1, 4)).Select(position => new LayerSummary(
            key,
            position,
            $"sha256:{random.Next():x}",
            Texts[random.Next(Texts.Length)],
            FromParent: null,
            new ByteSize(random.Next()),
            Content: null,
            1,
            Wasted: null));
        WholeFile.Write(written.LayersPath, LayersCsv.Text(run.Name, [.. layers]));
        if (random.Next(2) == 0)
        {
            WholeFile.Write(
                written.ChecksPath,
                ChecksCsv.Text(run.Name, [new CheckRecord(key, 0, Some.Time.AddSeconds(random.Next(99)), CheckResult.Passed)]));
        }

        return written;
    }

    private static readonly string[] Texts =
        ["RUN a, b", "RUN \"c\"", "=1+1", "'=1", "RUN d\ne", "名前 é", "", " ", "-", "RUN f\u001b", "@x", "\uFF1Dx"];

    private RunFolder InSeveralGoes(Random random, IReadOnlyList<RunFolder> folders)
    {
        var left = folders.ToList();
        while (left.Count > 1)
        {
            var count = random.Next(2, left.Count + 1);
            var merged = Merge(left[..count]);
            left = [.. left[count..], merged];
        }

        return folders.Count == 1 ? Merge([Merge(folders)]) : left[0];
    }

    private RunFolder Merge(IReadOnlyList<RunFolder> folders, string? target = null) => MergedFolder.Make(
        [.. folders.Select(folder => folder.FullPath)],
        Path.Combine(_temp.Path, target ?? $"merge{++_merges}"),
        anyway: false,
        TestContext.Current.CancellationToken).Folder;

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
