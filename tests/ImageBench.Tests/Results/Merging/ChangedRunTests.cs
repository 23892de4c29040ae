using ImageBench.Model;
using ImageBench.Results;

namespace ImageBench.Tests.Results.Merging;

/// <summary>What is merged of runs that somebody changed by hand, or made to do harm.</summary>
public sealed class ChangedRunTests : IDisposable
{
    private readonly MergeStage _stage = new();

    [Fact]
    public void DoesNotLeadOutOfItsFolderByTheNameOfAScenario()
    {
        var run = new StoredRun("evil") { Run = SharedRun.Run("n", "../../evil") }.Add("single", 10, 1);

        var merged = _stage.Merge([new RunFolder(run.Write(_stage.Path))], "out");

        Assert.Equal(Path.Combine(_stage.Path, "out"), Path.GetDirectoryName(merged.FullPath));
        Assert.EndsWith("-all-merged", merged.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAFileThatWasChangedByHandSaysWhereAndLeavesNothing()
    {
        var folder = new RunFolder(SharedRun.Replicate(1, 1).WithTimes(10, 0.5).Write(_stage.Path));
        File.AppendAllText(folder.TimesPath, "one,cell\n");

        var fault = Assert.Throws<Fault>(() => _stage.Merge([folder], "out"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"{folder.TimesPath}:4: the row has 2 cells and should have ", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_stage.Path, "out")));
    }

    [Fact]
    public void OfAMergedFolderWhoseRowsWereMovedSaysSo()
    {
        var merged = _stage.Merge(RandomRuns.Write(new Random(15), Path.Combine(_stage.Path, "runs")));
        var lines = File.ReadAllLines(merged.BuildsPath);
        File.WriteAllLines(merged.BuildsPath, [lines[0], .. lines[1..].Reverse()]);

        var fault = Assert.Throws<Fault>(() => _stage.Merge([merged]));

        Assert.Contains("stands behind those of a later one", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatASpreadsheetWouldRunIsMadeSafeAndWhatIsSafeStaysAsItIs()
    {
        var folder = new RunFolder(SharedRun.Replicate(1, 1).WithTimes(10, 0.5).Write(_stage.Path));
        var text = File.ReadAllText(folder.BuildsPath);
        var header = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        File.WriteAllText(
            folder.LayersPath,
            "run_id,scenario,variant,builder,position,diff_id,instruction,unpacked_size_bytes,file_count,later\n"
                + "x,go-crud,single,buildkit,1,sha256:a,=cmd(),5,1,-7\nx,go-crud,single,buildkit,2,sha256:a,\"'=safe, "
                + "and\nmore\",5,1,é\u001b[1m\n");

        var merged = File.ReadAllText(_stage.Merge([folder]).LayersPath);

        Assert.Contains(",'=cmd(),", merged, StringComparison.Ordinal);
        Assert.Contains(",\"'=safe, and\nmore\",", merged, StringComparison.Ordinal);
        Assert.Contains(",-7\n", merged, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", merged, StringComparison.Ordinal);
        Assert.Contains("run_id", header);
    }

    public void Dispose() => _stage.Dispose();
}
