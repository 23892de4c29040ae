using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Runs.Resuming;

public sealed class ResumedRunTests : IDisposable
{
    private const string Id = "20260801-093000-app";

    private static readonly VariantKey Key = new("go-crud", "single", Builder.BuildKit);

    private readonly TempFolder _temp = new();

    private StateFolder State => new(Path.Combine(_temp.Path, "state"));

    private RunFolder Folder => new(Path.Combine(_temp.Path, Id));

    [Fact]
    public void RowsThatAreAddedStandBehindNoTornOne()
    {
        Write();
        ChecksCsv.Append(Folder.ChecksPath, Id, Check(0));
        TransfersCsv.Append(Folder.TransfersPath, Id, Move(1));
        File.AppendAllText(Folder.ChecksPath, $"{Id},go-cr");
        File.AppendAllText(Folder.TransfersPath, $"{Id},go-cr");

        ResumedRun.Open(Folder.FullPath, State).Begin();
        ChecksCsv.Append(Folder.ChecksPath, Id, Check(1));
        TransfersCsv.Append(Folder.TransfersPath, Id, Move(2));

        Assert.Equal([0, 1], ChecksCsv.Read(Folder.ChecksPath).Select(check => check.Round));
        Assert.Equal([1, 2], TransfersCsv.Read(Folder.TransfersPath).Select(move => move.Round));
    }

    // Each was an exception that nobody had foreseen.
    [Theory]
    [InlineData("\"rounds\": 0")]
    [InlineData("\"rounds\": -2147483648")]
    [InlineData("\"timeout_seconds\": -5")]
    [InlineData("\"timeout_seconds\": 900000000000")]
    [InlineData("\"check_rounds\": -1")]
    public void WhatNoRunCanBeBegunWithIsTold(string odd)
    {
        Write();
        var key = odd.Split(':')[0];
        var lines = File.ReadAllLines(Folder.RunPath);
        var at = Array.FindIndex(lines, line => line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal));
        lines[at] = lines[at].EndsWith(',') ? odd + "," : odd;
        File.WriteAllLines(Folder.RunPath, lines);

        var fault = Assert.Throws<Fault>(() => ResumedRun.Open(Folder.FullPath, State));

        Assert.StartsWith($"{Folder.RunPath} names rounds or times that no run can be begun with", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoTableIsMadeThatTheRunHadNot()
    {
        Write();

        ResumedRun.Open(Folder.FullPath, State).Begin();

        Assert.False(File.Exists(Folder.ChecksPath));
        Assert.False(File.Exists(Folder.TransfersPath));
    }

    [Fact]
    public void AnotherThatBeganToGoOnWithTheSameFolderIsNoticed()
    {
        Write();
        var resumed = ResumedRun.Open(Folder.FullPath, State);
        var own = RunLabel.Make(Id, new MakerMark("01234567", "89abcdef"));
        using var mark = new RunMark(State, own.Value);

        resumed.CheckAlone(State, own);
        using var other = new RunMark(State, RunLabel.Make(Id, new MakerMark("01234567", "00000000")).Value);
        var fault = Assert.Throws<Fault>(() => resumed.CheckAlone(State, own));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Equal($"{Folder.FullPath} is still being made. Wait for its end, or interrupt it first.", fault.Message);
    }

    [Fact]
    public void OfAFileOfServicesThoseOfItsShardAreGoneOnWithAndNoOther()
    {
        foreach (var service in (string[])["bee", "cat"])
            _temp.Write($"{service}/Dockerfile", "FROM scratch\n");
        _temp.Write("compose.yaml", "services:\n  bee: { build: ./bee }\n  cat: { build: ./cat }\n");
        Write();
        var options = Some.Run().Options with
        {
            Scenarios = ["cat"],
            SourceOptions = ["--compose ../compose.yaml"],
            Shard = new RunShard(RunPortion.Of(2, 2)!, "0123456789abcdef"),
        };
        WholeFile.Write(Folder.RunPath, RunJson.Text(Some.Run() with { Id = Id, EndedAt = null, Options = options }));

        var request = ResumedRun.Open(Folder.FullPath, State).Complete(new RunRequest(options, "scenarios", _temp.Path));
        var chosen = ScenarioChoice.Read(request, new KnownContexts(), State, TestContext.Current.CancellationToken);

        Assert.Equal(["cat"], chosen.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal(options.Shard, chosen.Options.Shard);
    }

    // Its rows are of several machines, and would be taken for those of this one.
    [Fact]
    public void WhatWasMergedIsResumedNowhere()
    {
        Write();
        var part = Some.Run() with { Node = "m", Interrupted = true };
        WholeFile.Write(Folder.RunPath, RunJson.Text(part with { Id = Id, Node = null, Parts = [part] }));
        var before = File.ReadAllText(Folder.BuildsPath);

        var fault = Assert.Throws<Fault>(() => ResumedRun.Open(Folder.FullPath, State));

        Assert.Equal(
            $"{Folder.FullPath} was merged from the runs of several machines. Resume the one that did not come to its end, on its own "
                + "machine, and merge again.",
            fault.Message);
        Assert.Equal((ExitCode.BadInput, before), (fault.ExitCode, File.ReadAllText(Folder.BuildsPath)));
    }

    public void Dispose() => _temp.Dispose();

    private static CheckRecord Check(int round) => new(Key, round, Some.Time, CheckResult.Passed);

    private static Transfer Move(int round) => new(Key, TransferDirection.Push, round, Some.Time);

    private void Write()
    {
        Directory.CreateDirectory(Folder.FullPath);
        WholeFile.Write(Folder.BuildsPath, BuildsCsv.Text(Id, [Some.Build()]));
        WholeFile.Write(Folder.RunPath, RunJson.Text(Some.Run() with { Id = Id, EndedAt = null }));
    }
}
