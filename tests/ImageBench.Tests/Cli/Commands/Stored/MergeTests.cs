using ImageBench.Results;
using ImageBench.Tests.Results.Merging;

namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class MergeTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task TheReportOfReplicatesSaysOnHowManyMachinesADifferenceHolds()
    {
        string[] folders = [.. Enumerable.Range(1, 5).Select(number =>
            Write(SharedRun.Replicate(number, 5).WithTimes(10 + (7 * number), 0.5 + (0.02 * number))))];

        var merged = await _line.Run(["merge", .. folders]);
        Assert.Equal(0, merged.ExitCode);
        var folder = merged.Output.Trim().Replace("HERE", _line.Folder, StringComparison.Ordinal);
        Assert.EndsWith("-go-crud-merged", folder, StringComparison.Ordinal);
        Assert.Equal("'imagebench report' with that folder makes its charts and pages.", merged.ErrorLines[^1]);
        var report = await _line.Run("report", folder);
        Assert.Equal((0, ""), (report.ExitCode, report.Error));

        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("(faster; holds on 5 of 5 machines)", page, StringComparison.Ordinal);
        Assert.Contains("### Beyond one machine", page, StringComparison.Ordinal);
        Assert.Contains("| machine node3 |", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShardsThatAreMissingAreNamedAndEndWithOne()
    {
        var ended = await _line.Run("merge", Write(SharedRun.Shard(2, 3, "app").WithTimes(10, 0.5)));

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(
            "Missing: shard 1/3, shard 3/3. What they were to measure is not here; merge again when they are there.",
            ended.ErrorLines[^1]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task PartsThatDidNotComeToTheirEndAreNamedAndEndWithOne(bool isInterrupted, bool hasEnd)
    {
        var (whole, torn) = (SharedRun.Shard(1, 2, "app"), SharedRun.Shard(2, 2, "bee"));
        var run = torn.Run with { Interrupted = isInterrupted, EndedAt = hasEnd ? torn.Run.EndedAt : null };
        const string told = "Not at the end of what was asked: 2026-shard-2. What was left to build there is not here; 'imagebench "
            + "--resume' with that folder, on its machine, goes on with it; then merge again.";

        var ended = await _line.Run(
            "merge", Write(whole.WithTimes(10, 0.5)), Write((torn with { Run = run }).WithTimes(10, 0.5)));

        Assert.Equal((1, told), (ended.ExitCode, ended.ErrorLines[^1]));
        var merged = ended.Output.Trim().Replace("HERE", _line.Folder, StringComparison.Ordinal);
        Assert.Contains(told, RunJson.Read(Path.Combine(merged, "run.json")).Remarks);
    }

    [Fact]
    public async Task SizesThatAreNotTheSameEverywhereAreTold()
    {
        var ended = await _line.Run(
            "merge",
            Write(SharedRun.Replicate(1, 2).Add("single", 1000, 1).Add("multi", 300, 1)),
            Write(SharedRun.Replicate(2, 2).Add("single", 1000, 1).Add("multi", 301, 1)));

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(
            "The image of go-crud/multi (buildkit) has other sizes on other machines, so its build is not the same everywhere: 300 bytes "
                + "unpacked, 101 bytes of content and 1 layers on node1; 301 bytes unpacked, 101 bytes of content and 1 layers on "
                + "node2. The "
                + "figures here are those of node1.",
            ended.ErrorLines);
        Assert.DoesNotContain(ended.ErrorLines, line => line.Contains("go-crud/single", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoMergedRunsAreComparedMachineByMachine()
    {
        var before = await Merged("before", 10, 20);
        var after = await Merged("after", 12, 24);

        var ended = await _line.Run("compare", before, after, "--csv");

        Assert.Equal(0, ended.ExitCode);
        // 20 % slower on each machine, while the machines differ by twice.
        Assert.Contains("1.200000", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimesOfTwoMachinesAreNotCompared()
    {
        var merged = await Merged("before", 10, 20);
        var other = Write(new StoredRun("other") { Run = SharedRun.Run("node9", "go-crud") }.WithTimes(10, 0.5));

        var ended = await _line.Run("compare", merged, other);

        Assert.Equal(0, ended.ExitCode);
        var words = string.Join(' ', ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("no machine measured both", words, StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private async Task<string> Merged(string name, params double[] seconds)
    {
        string[] folders = [.. seconds.Select((baseline, place) => SharedRun.Replicate(place + 1, seconds.Length)
            .WithTimes(baseline, 0.5).Write(Path.Combine(_line.Folder, name)))];
        var ended = await _line.Run(["merge", .. folders]);
        return ended.Output.Trim().Replace("HERE", _line.Folder, StringComparison.Ordinal);
    }

    private string Write(StoredRun run) => run.Write(_line.Folder);
}
