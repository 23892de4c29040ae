using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class CompareTests : IDisposable
{
    private readonly ComparedRuns _runs = new();

    [Fact]
    public async Task TellsWhatChangedFromOneRunToAnother() =>
        Approved.Matches("Cli/Approved/compare-runs.txt", await ComparedRuns.Compare(_runs.Earlier(), _runs.Later()));

    [Fact]
    public async Task TellsItAsCsv() =>
        Approved.Matches("Cli/Approved/compare-runs.csv", await ComparedRuns.Compare(_runs.Earlier(), _runs.Later(), "--csv"));

    [Fact]
    public async Task TellsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Cli/Approved/compare-runs.txt", await ComparedRuns.Compare(_runs.Earlier(), _runs.Later()));
        Approved.Matches("Cli/Approved/compare-runs.csv", await ComparedRuns.Compare(_runs.Earlier(), _runs.Later(), "--csv"));
    }

    [Fact]
    public async Task PairsTheRoundsOfTwoVariantsOfOneRun()
    {
        // Each round is 5 % slower for the second, whatever else the machine did: unpaired, nothing could be shown.
        double[] noisy = [20, 30, 25, 40, 28];
        var run = _runs.Write(
            new StoredRun("noisy").Add("single", 613_000_000, noisy).Add(
                "multi", 10_000_000, [.. noisy.Select((seconds, index) => seconds * (1.05 + (0.001 * (index % 2))))]));

        Approved.Matches("Cli/Approved/compare-variants.txt", await ComparedRuns.Compare($"{run}:single", $"{run}:multi"));
    }

    [Fact]
    public async Task TwoRunsOfTheSameNoiseAreNotPaired()
    {
        double[] noisy = [20, 30, 25, 40, 28];
        var a = _runs.Write(new StoredRun("first").Add("single", 1000, noisy));
        var b = _runs.Write(new StoredRun("second").Add("single", 1000, [.. noisy.Select(seconds => seconds * 1.05)]));

        Assert.Contains("no difference shown", await ComparedRuns.Compare(a, b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnderOtherConditionsBytesAreComparedAndTimesAreNot()
    {
        var table = await ComparedRuns.Compare(_runs.Earlier(), _runs.OnOtherHost());
        var csv = await ComparedRuns.Compare(_runs.Earlier(), _runs.OnOtherHost(), "--csv");
        List<string> rows = [.. csv.Split('\n').Where(row => row.Contains("single,single", StringComparison.Ordinal))];

        Assert.Contains(
            "\nBytes are compared, times are not (--anyway does), since conditions differ: base set (debian against hub), parent image "
                + "imagebench/go (sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc against sha256:eee), engine "
                + "version (20.10.24 against 28.5.2), image store (overlay2 against containerd), engine (private against shared), "
                + "architecture (x86_64 against aarch64), engine cores (2 against 8), CPU model (Some CPU against Another), cores (2 "
                + "against 4).\n",
            table,
            StringComparison.Ordinal);
        Assert.Matches("unpacked size +613 MB +613 MB +\\+1 B \\(under 0.1 %\\) +same within 0.1 %", table);
        Assert.Matches("cold +28.5 s ± 0.4 +28.5 s ± 0.4 +–\n", table);
        Assert.Contains(",unpacked_size_bytes,,613248117,613248118,1,0.000,,,,,,same within tolerance,", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.Contains(",build_seconds,cold,28.5,28.5,,,,,,5,5,,,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500_000_000, 500_000_000, "0 B", "same")]
    [InlineData(500_000_000, 500_000_001, "+1 B", "same within 0.1 %")]
    [InlineData(500_000_000, 499_500_000, "−500,000 B", "same within 0.1 %")]
    [InlineData(500_000_000, 500_500_001, "+500,001 B", "larger")]
    [InlineData(500_000_000, 499_499_999, "−500,001 B", "smaller")]
    [InlineData(20_000, 21_000, "+1,000 B", "same within 1 kB")]
    [InlineData(20_000, 18_999, "−1,001 B", "smaller")]
    public async Task AChangeHasAWordWhereItIsWorthOneAndIsAlwaysTold(long was, long now, string change, string verdict)
    {
        var a = _runs.Write(new StoredRun("first").Add("single", was, 10));
        var b = _runs.Write(new StoredRun("second").Add("single", now, 10));

        Assert.Matches(
            $"unpacked size +[0-9.]+ [kM]B +[0-9.]+ [kM]B +{change.Replace("+", "\\+")}.* {verdict} *\n", await ComparedRuns.Compare(a, b));
    }

    [Fact]
    public async Task TwoThatAreNamedAreComparedWhateverTheirFoldersAreCalled()
    {
        var a = _runs.Write(new StoredRun("first").Add("multi", 10_000_000, ComparedRuns.Before));
        var b = _runs.Write(new StoredRun("second") { Scenario = "go-crud-worktree" }.Add("multi", 12_000_000, ComparedRuns.Before));

        Assert.Contains("nothing in common", await ComparedRuns.Refusal(a, b), StringComparison.Ordinal);
        foreach (var name in (string[])["multi", "go-crud-worktree/multi"])
        {
            var table = await ComparedRuns.Compare($"{a}:multi", $"{b}:{name}");
            Assert.Contains("go-crud/multi → go-crud-worktree/multi", table, StringComparison.Ordinal);
            Assert.Contains("+2,000,000 B (+20.0 %)", table, StringComparison.Ordinal);
            Assert.Contains("same within 1.6 %", table, StringComparison.Ordinal);
        }

        Assert.Contains(
            "It has: go-crud-worktree/multi.",
            await ComparedRuns.Refusal($"{a}:multi", $"{b}:go-crud/multi"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImagesOfTwoBuildersAreComparedAndTheirTimesAreNot()
    {
        var a = _runs.Write(new StoredRun("first").Add("multi", 10_000_000, ComparedRuns.Before));
        var b = _runs.Write(new StoredRun("second") { Builder = Builder.Classic }.Add("multi", 12_000_000, ComparedRuns.Before));

        var table = await ComparedRuns.Compare($"{a}:multi", $"{b}:multi");

        Assert.Contains("multi (buildkit → classic)", table, StringComparison.Ordinal);
        Assert.Matches("cold +28.5 s ± 0.4 +28.5 s ± 0.4 +–\n", table);
        Assert.Contains(
            "The times of go-crud/multi (buildkit) and go-crud/multi (classic) are not compared: two builders made them.",
            table,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherConditionsAreComparedAnywayAndTold()
    {
        var table = await ComparedRuns.Compare(_runs.Earlier(), _runs.OnOtherHost(), "--anyway");
        var csv = await ComparedRuns.Compare(_runs.Earlier(), _runs.OnOtherHost(), "--anyway", "--csv");

        Assert.Contains(
            "\nCompared in spite of other conditions: base set (debian against hub), parent image ", table, StringComparison.Ordinal);
        Assert.All(
            csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1),
            row => Assert.Contains("base set (debian against hub); parent image ", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARegistrysDigestCountsBeforeTheImageId()
    {
        var parent = new ParentFacts("golang:1.24", "sha256:1", "sha256:d", []);
        var a = _runs.Write(new StoredRun("first") { Run = Some.Run() with { Parents = [parent] } }.Add("single", 1000, 10, 11));
        var b = _runs.Write(
            new StoredRun("second")
            {
                Run = Some.Run() with { Parents = [parent with { ImageId = "sha256:2" }] },
            }.Add("single", 1000, 10, 11));

        Assert.Contains("no difference shown", await ComparedRuns.Compare(a, b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneRoundIsTooFewToTell()
    {
        var a = _runs.Write(new StoredRun("first").Add("single", 1000, 10));
        var b = _runs.Write(new StoredRun("second").Add("single", 1000, 20, 21));

        Assert.Matches("× 2.05 +too few rounds", await ComparedRuns.Compare(a, b));
    }

    public void Dispose() => _runs.Dispose();
}
