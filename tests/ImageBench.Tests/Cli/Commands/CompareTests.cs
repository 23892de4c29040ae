using ImageBench.Cli.Commands;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Tests.Cli.Commands;

public sealed class CompareTests : IDisposable
{
    private static readonly double[] Before = [28.1, 28.5, 28.9, 28.4, 28.6];
    private static readonly double[] After = [30.2, 30.6, 30.1, 30.9, 30.4];

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task TellsWhatChangedFromOneRunToAnother() =>
        Approved.Matches("Cli/Approved/compare-runs.txt", await Compare(Earlier(), Later()));

    [Fact]
    public async Task TellsItAsCsv() => Approved.Matches("Cli/Approved/compare-runs.csv", await Compare(Earlier(), Later(), "--csv"));

    [Fact]
    public async Task TellsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Cli/Approved/compare-runs.txt", await Compare(Earlier(), Later()));
        Approved.Matches("Cli/Approved/compare-runs.csv", await Compare(Earlier(), Later(), "--csv"));
    }

    [Fact]
    public async Task PairsTheRoundsOfTwoVariantsOfOneRun()
    {
        // Each round is 5 % slower for the second, whatever else the machine did: unpaired, nothing could be shown.
        double[] noisy = [20, 30, 25, 40, 28];
        var run = Write(
            new StoredRun("noisy").Add("single", 613_000_000, noisy).Add(
                "multi", 10_000_000, [.. noisy.Select((seconds, index) => seconds * (1.05 + (0.001 * (index % 2))))]));

        Approved.Matches("Cli/Approved/compare-variants.txt", await Compare($"{run}:single", $"{run}:multi"));
    }

    [Fact]
    public async Task TwoRunsOfTheSameNoiseAreNotPaired()
    {
        double[] noisy = [20, 30, 25, 40, 28];
        var a = Write(new StoredRun("first").Add("single", 1000, noisy));
        var b = Write(new StoredRun("second").Add("single", 1000, [.. noisy.Select(seconds => seconds * 1.05)]));

        Assert.Contains("no difference shown", await Compare(a, b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnderOtherConditionsBytesAreComparedAndTimesAreNot()
    {
        var table = await Compare(Earlier(), OnOtherHost());
        var csv = await Compare(Earlier(), OnOtherHost(), "--csv");
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
        var a = Write(new StoredRun("first").Add("single", was, 10));
        var b = Write(new StoredRun("second").Add("single", now, 10));

        Assert.Matches($"unpacked size +[0-9.]+ [kM]B +[0-9.]+ [kM]B +{change.Replace("+", "\\+")}.* {verdict} *\n", await Compare(a, b));
    }

    [Fact]
    public async Task TwoThatAreNamedAreComparedWhateverTheirFoldersAreCalled()
    {
        var a = Write(new StoredRun("first").Add("multi", 10_000_000, Before));
        var b = Write(new StoredRun("second") { Scenario = "go-crud-worktree" }.Add("multi", 12_000_000, Before));

        Assert.Contains("nothing in common", await Refusal(a, b), StringComparison.Ordinal);
        foreach (var name in (string[])["multi", "go-crud-worktree/multi"])
        {
            var table = await Compare($"{a}:multi", $"{b}:{name}");
            Assert.Contains("go-crud/multi → go-crud-worktree/multi", table, StringComparison.Ordinal);
            Assert.Contains("+2,000,000 B (+20.0 %)", table, StringComparison.Ordinal);
            Assert.Contains("same within 1.6 %", table, StringComparison.Ordinal);
        }

        Assert.Contains("It has: go-crud-worktree/multi.", await Refusal($"{a}:multi", $"{b}:go-crud/multi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImagesOfTwoBuildersAreComparedAndTheirTimesAreNot()
    {
        var a = Write(new StoredRun("first").Add("multi", 10_000_000, Before));
        var b = Write(new StoredRun("second") { Builder = Builder.Classic }.Add("multi", 12_000_000, Before));

        var table = await Compare($"{a}:multi", $"{b}:multi");

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
        var table = await Compare(Earlier(), OnOtherHost(), "--anyway");
        var csv = await Compare(Earlier(), OnOtherHost(), "--anyway", "--csv");

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
        var a = Write(new StoredRun("first") { Run = Some.Run() with { Parents = [parent] } }.Add("single", 1000, 10, 11));
        var b = Write(
            new StoredRun("second")
            {
                Run = Some.Run() with { Parents = [parent with { ImageId = "sha256:2" }] },
            }.Add("single", 1000, 10, 11));

        Assert.Contains("no difference shown", await Compare(a, b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneRoundIsTooFewToTell()
    {
        var a = Write(new StoredRun("first").Add("single", 1000, 10));
        var b = Write(new StoredRun("second").Add("single", 1000, 20, 21));

        Assert.Matches("× 2.05 +too few rounds", await Compare(a, b));
    }

    [Fact]
    public async Task RunsWithNothingInCommonAreRefused()
    {
        var a = Write(new StoredRun("first").Add("single", 1000, 10));
        var b = Write(new StoredRun("second").Add("multi", 1000, 10));

        Assert.Equal(
            $"{a} and {b} have nothing in common that could be compared: no scenario, variant and builder is in both. Two variants of "
                + "other names are compared as RUN:VARIANT, or RUN:SCENARIO/VARIANT.",
            await Refusal(a, b));
    }

    [Fact]
    public async Task ARunWithItselfIsRefused()
    {
        Assert.Equal(
            $"A and B are both {Earlier()}: give two runs, or two variants of one as RUN:VARIANT.",
            await Refusal(Earlier(), Folder("earlier")));
        Assert.Equal(
            $"A and B are both {Earlier()}:multi: give two runs, or two variants of one as RUN:VARIANT.",
            await Refusal($"{Earlier()}:multi", $"{Earlier()}:multi"));
    }

    [Fact]
    public async Task AVariantAndAWholeRunAreRefused() =>
        Assert.Equal(
            $"{Earlier()}:multi and {Later()} are a whole run and a variant of one: name a variant on both sides, as RUN:VARIANT, or on "
                + "none.",
            await Refusal($"{Earlier()}:multi", Later()));

    [Fact]
    public async Task AnUnknownVariantIsRefusedOnBothSides()
    {
        var sentence = $"{Earlier()}:mlti: that run has no variant 'mlti'; did you mean 'multi'? It has: single, multi, small, old.";

        Assert.Equal(sentence, await Refusal($"{Earlier()}:mlti", $"{Earlier()}:single"));
        Assert.Equal(sentence, await Refusal($"{Earlier()}:single", $"{Earlier()}:mlti"));
    }

    [Fact]
    public async Task AFolderThatIsNoRunIsRefused() =>
        Assert.Equal(
            $"There is no run folder {Folder("nowhere")}: give one that a run made under its results folder.",
            await Refusal(Folder("nowhere"), Earlier()));

    public void Dispose() => _temp.Dispose();

    // "old" is only here, "new" only there; "small" fails there.
    private string Earlier() => Write(new StoredRun("earlier")
        .Add("single", 613_248_117, Before).AddWarm("single", 0.108, 0.110, 0.107, 0.109, 0.111)
        .Add("multi", 10_130_744, Before).AddWarm("multi", 0.131, 0.135)
        .Add("small", 5_000_000, 3, 4)
        .Add("old", 1, 1, 2));

    private string Later() =>
        Write(
            new StoredRun("later")
            {
                Run = Some.Run() with
                {
                    HarnessCommit = "0123456789abcdef",
                    Interrupted = true,
                    Host = Some.Run().Host with { LoadAverage = 3, Runtime = ".NET 11.0.0" },
                },
            }
        .Add("single", 613_248_117, Before).AddWarm("single", 0.097, 0.098, 0.096)
        .Add("multi", 11_130_000, After)
        .AddFailed("small")
        .Add("new", 1, 1, 2));

    private string OnOtherHost() => Write(new StoredRun("other")
    {
        Run = Some.Run() with
        {
            BaseSet = BaseSet.Hub,
            Parents = [new ParentFacts("imagebench/go", "sha256:eee", "sha256:f", [])],
            Engine = Some.Run().Engine with
            {
                Version = "28.5.2",
                ImageStore = "containerd",
                IsPrivate = false,
                Architecture = "aarch64",
                Cores = 8,
            },
            Host = Some.Run().Host with { CpuModel = "Another", Cores = 4 },
        },
    }.Add("single", 613_248_118, Before));

    private string Folder(string name) => Path.Combine(_temp.Path, name);

    private string Write(StoredRun run) => run.Write(_temp.Path);

    private async Task<string> Refusal(string a, string b)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Compare(a, b));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        return fault.Message;
    }

    private static async Task<string> Compare(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandTree.Make(TimeProvider.System).Parse(["compare", .. arguments])
            .InvokeAsync(new() { Output = output, EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
        Assert.Equal(0, exitCode);
        return output.ToString();
    }
}
