using ImageBench.Model.Limits;
using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Limits on what changed from one stored run to another, and from a run's baseline to its other variants.</summary>
public sealed class LimitedRunsTests : IDisposable
{
    private static readonly double[] Ten = [9.9, 10.0, 10.1, 10.0, 10.0];
    private static readonly double[] Twelve = [11.9, 12.0, 12.1, 12.0, 12.0];

    private readonly TempFolder _temp = new();

    // Content is a third of the unpacked size and a byte; of 10 s to 12 s the interval is 1.19 to 1.21.
    [Theory]
    [InlineData("5%", 0)]
    [InlineData("4.999999%", 4)]
    [InlineData("5000000B", 0)]
    [InlineData("4999999B", 4)]
    [InlineData("content:1700kB", 0)]
    [InlineData("content:1%", 4)]
    [InlineData("layers:0", 0)]
    [InlineData("cold:18%", 4)]
    [InlineData("cold:20%", 0)]
    [InlineData("cold:1800ms", 4)]
    [InlineData("cold:2s", 0)]
    [InlineData("warm:1%", 0)]
    public async Task ALimitHoldsWhatChangedBetweenTwoRuns(string limit, int exitCode)
    {
        string[] runs = [Earlier(), Later()];

        var (hard, output, _) = await Run(["compare", .. runs, "--max-increase", limit]);
        var (soft, warned, _) = await Run(["compare", .. runs, "--warn-increase", limit]);
        var (allowed, told, _) = await Run(["compare", .. runs, "--max-increase", limit, "--allow-increase", "the new compiler"]);

        Assert.Equal((exitCode, 0, 0), (hard, soft, allowed));
        Assert.Equal(exitCode == 4, output.Contains(": over its limit of ", StringComparison.Ordinal));
        Assert.Equal(exitCode == 4, warned.Contains(": over the warning limit of ", StringComparison.Ordinal));
        Assert.Equal(exitCode == 4, told.Contains(", allowed: the new compiler.\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheOutputIsAsApprovedUnderAnyCulture()
    {
        string[] limits = ["--max-increase", "4%", "--max-increase", "own:4%", "--warn-increase", "cold:10%", "--max-increase", "warm:10%"];
        for (var i = 0; i < 2; i++)
        {
            using var comma = i == 0 ? null : new DecimalComma();
            Approved.Matches("Cli/Approved/compare-limits.txt", (await Run(["compare", Earlier(), Later(), .. limits])).Output);
        }
    }

    [Fact]
    public async Task TheLimitsOfAScenarioAreThoseOfTheRunThatIsCompared()
    {
        var later = Later(("multi", "5%", true), ("multi", "content:1%", true), ("multi", "cold:10%", false), ("single", "0B", true));

        var (exitCode, output, error) = await Run(["compare", Earlier(), later, "--csv"]);

        Assert.Equal(4, exitCode);
        Assert.DoesNotContain("limit", output, StringComparison.Ordinal);
        Assert.Collection(
            error.TrimEnd('\n').Split('\n'),
            line => Assert.Equal(
                "go-crud/multi (buildkit): content size grew by 1,666,667 B (5.0 %), from 33,333,334 B to 35,000,001 B: over its limit of "
                    + "1% (333,333 B).",
                line),
            line => Assert.StartsWith("go-crud/multi (buildkit): cold build grew by 2.00 s, ", line, StringComparison.Ordinal));
        Assert.Equal(0, (await Run(["compare", later, Earlier()])).ExitCode);
    }

    [Fact]
    public async Task AMissingBaseIsToldAndIsNoFailure()
    {
        var earlier = new StoredRun("earlier").Add("single", 1_000, Ten).AddFailed("multi").Write(_temp.Path);

        var (exitCode, output, _) = await Run(["compare", earlier, Later(), "--max-increase", "0B"]);

        Assert.Equal(4, exitCode); // Of single alone.
        Assert.Contains(
            "go-crud/multi (buildkit): unpacked size is not held to its limit of 0B: in A it failed.\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "go-crud/new (buildkit): unpacked size is not held to its limit of 0B: it is only in B.\n", output, StringComparison.Ordinal);
        Assert.Equal(
            0, (await Run(["compare", $"{earlier}:multi", $"{Later()}:multi", "--max-increase", "0B"])).ExitCode);
    }

    [Fact]
    public async Task UnderOtherConditionsBytesAreHeldAndTimesAreNot()
    {
        var later = new StoredRun("later") { Run = Some.Run() with { Host = Some.Run().Host with { CpuModel = "Another" } } }
            .Add("multi", 105_000_000, Twelve).Write(_temp.Path);
        string[] typed = ["compare", Earlier(), later, "--max-increase", "cold:10%"];

        var (exitCode, output, _) = await Run(typed);

        Assert.Equal(0, exitCode);
        Assert.Contains(
            "cold build is not held to its limit of 10%: the times were not measured under the same conditions.\n",
            output,
            StringComparison.Ordinal);
        Assert.Equal(4, (await Run([.. typed, "--anyway"])).ExitCode);
        Assert.Equal(4, (await Run([.. typed, "--max-increase", "4%"])).ExitCode);
    }

    [Theory]
    [InlineData("5%", 0, "unpacked size grew by 5,000,000 B (5.0 %), from 100,000,000 B to 105,000,000 B: within its")]
    [InlineData("4%", 4, "unpacked size grew by 5,000,000 B (5.0 %), from 100,000,000 B to 105,000,000 B: over its")]
    [InlineData("cold:10%", 4, "cold build grew by 2.00 s, from 10.0 s to 12.0 s, × 1.20 (1.20")]
    public async Task AReportHoldsTheVariantsOfARunAgainstItsBaseline(string limit, int exitCode, string line)
    {
        var run = new StoredRun("run").Add("single", 100_000_000, Ten).Add("multi", 105_000_000, Twelve).AddFailed("other")
            .Write(_temp.Path);

        var (ended, output, _) = await Run(["report", run, "--max-increase", limit]);

        Assert.Equal(exitCode, ended);
        Assert.Collection(
            output.TrimEnd('\n').Split('\n'),
            path => Assert.Equal(Path.Combine(run, "report.md"), path),
            told => Assert.StartsWith($"go-crud/multi (buildkit): {line}", told, StringComparison.Ordinal),
            told => Assert.EndsWith(": it failed.", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReportNamesTheBaselineWhereThatIsWhyNothingIsHeld()
    {
        var run = new StoredRun("run").AddFailed("single").Add("multi", 105_000_000, Twelve).Write(_temp.Path);

        var (_, output, _) = await Run(["report", run, "--max-increase", "5%"]);

        Assert.Contains("is not held to its limit of 5%: the baseline failed.\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "--max-increase", "5", "--max-increase '5' gives no percent (5%) or bytes with their unit (500kB, 10MB); write 5% or 10MB of")]
    [InlineData(
        "--warn-increase", "size:5%", "--warn-increase 'size:5%' names no measure; the measures are unpacked, content, layers, own,")]
    [InlineData("--allow-increase", " ", "--allow-increase gives no reason; write in a few words why it may grow, such as")]
    public void WhatIsNoLimitIsRefused(string option, string value, string sentence)
    {
        string[] commands = ["compare a b", "diff a b", "report a"];
        Assert.All(commands, command =>
        {
            var mistake = Assert.Single(InvokedCommand.Mistakes([.. command.Split(' '), option, value]));
            Assert.StartsWith(sentence, mistake, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task AShellSeesTheExitCodeAndTheLines()
    {
        using var line = new CommandLine();
        new StoredRun("a").Add("multi", 100_000_000, Ten).Write(line.Folder);
        new StoredRun("b").Add("multi", 105_000_001, Ten).Write(line.Folder);
        const string Grown =
            "go-crud/multi (buildkit): unpacked size grew by 5,000,001 B (5.0 %), from 100,000,000 B to 105,000,001 B: over ";

        var over = await line.Run("compare", "a", "b", "--csv", "--max-increase", "5%");
        var pair = await line.Run("compare", "a:multi", "b:multi", "--csv", "--warn-increase", "5%");
        var typo = await line.Run("compare", "a", "b", "--max-increase", "5");

        Assert.Equal((4, $"{Grown}its limit of 5% (5,000,000 B).\n"), (over.ExitCode, over.Error));
        Assert.Equal((0, $"{Grown}the warning limit of 5% (5,000,000 B).\n"), (pair.ExitCode, pair.Error));
        Assert.Equal(2, typo.ExitCode);
    }

    public void Dispose() => _temp.Dispose();

    private string Earlier() => new StoredRun("earlier")
        .Add("single", 613_000_000, Ten).AddWarm("single", 0.1)
        .Add("multi", 100_000_000, Ten)
        .Add("old", 1, 1).Write(_temp.Path);

    private string Later(params (string Variant, string Limit, bool IsHard)[] limits) => new StoredRun("later")
    {
        Run = Some.Run() with
        {
            Limits =
            [
                new ScenarioLimits(
                    "go-crud",
                    [.. limits.Select(limit => new VariantLimit(limit.Variant, LimitText.Parse(limit.Limit, limit.IsHard, out _)!))]),
            ],
        },
    }
        .Add("single", 613_000_000, Ten).AddWarm("single", 0.1)
        .Add("multi", 105_000_000, Twelve)
        .Add("new", 1, 1).Write(_temp.Path);

    private static Task<Ended> Run(string[] arguments) => InvokedCommand.Run(arguments);
}
