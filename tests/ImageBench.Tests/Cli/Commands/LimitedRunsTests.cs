using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Limits on what changed from one stored run to another.</summary>
public sealed class LimitedRunsTests : IDisposable
{
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
        string[] runs = [GrownRun.Earlier(_temp.Path), GrownRun.Later(_temp.Path)];

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
            var output = (await Run(["compare", GrownRun.Earlier(_temp.Path), GrownRun.Later(_temp.Path), .. limits])).Output;
            Approved.Matches("Cli/Approved/compare-limits.txt", output);
        }
    }

    [Fact]
    public async Task TheLimitsOfAScenarioAreThoseOfTheRunThatIsCompared()
    {
        var later = GrownRun.Later(
            _temp.Path,
            ("multi", "5%", true),
            ("multi", "content:1%", true),
            ("multi", "cold:10%", false),
            ("single", "0B", true));

        var (exitCode, output, error) = await Run(["compare", GrownRun.Earlier(_temp.Path), later, "--csv"]);

        Assert.Equal(4, exitCode);
        Assert.DoesNotContain("limit", output, StringComparison.Ordinal);
        Assert.Collection(
            error.TrimEnd('\n').Split('\n'),
            line => Assert.Equal(
                "go-crud/multi (buildkit): content size grew by 1,666,667 B (5.0 %), from 33,333,334 B to 35,000,001 B: over its limit of "
                    + "1% (333,333 B).",
                line),
            line => Assert.StartsWith("go-crud/multi (buildkit): cold build grew by 2.00 s, ", line, StringComparison.Ordinal));
        Assert.Equal(0, (await Run(["compare", later, GrownRun.Earlier(_temp.Path)])).ExitCode);
    }

    [Fact]
    public async Task AMissingBaseIsToldAndIsNoFailure()
    {
        var earlier = new StoredRun("earlier").Add("single", 1_000, GrownRun.Ten).AddFailed("multi").Write(_temp.Path);

        var (exitCode, output, _) = await Run(["compare", earlier, GrownRun.Later(_temp.Path), "--max-increase", "0B"]);

        Assert.Equal(4, exitCode); // Of single alone.
        Assert.Contains(
            "go-crud/multi (buildkit): unpacked size is not held to its limit of 0B: in A it failed.\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "go-crud/new (buildkit): unpacked size is not held to its limit of 0B: it is only in B.\n", output, StringComparison.Ordinal);
        Assert.Equal(
            0, (await Run(["compare", $"{earlier}:multi", $"{GrownRun.Later(_temp.Path)}:multi", "--max-increase", "0B"])).ExitCode);
    }

    [Fact]
    public async Task UnderOtherConditionsBytesAreHeldAndTimesAreNot()
    {
        var later = new StoredRun("later") { Run = Some.Run() with { Host = Some.Run().Host with { CpuModel = "Another" } } }
            .Add("multi", 105_000_000, GrownRun.Twelve).Write(_temp.Path);
        string[] typed = ["compare", GrownRun.Earlier(_temp.Path), later, "--max-increase", "cold:10%"];

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
        new StoredRun("a").Add("multi", 100_000_000, GrownRun.Ten).Write(line.Folder);
        new StoredRun("b").Add("multi", 105_000_001, GrownRun.Ten).Write(line.Folder);
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

    private static Task<Ended> Run(string[] arguments) => InvokedCommand.Run(arguments);
}
