using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;
using ImageBench.Results;

namespace ImageBench.Tests.Results;

public sealed class RunJsonTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/run.json", RunJson.Text(HardCase()));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Results/Approved/run.json", RunJson.Text(HardCase()));
    }

    [Fact]
    public void GivesTheRunBack()
    {
        var run = HardCase();
        var read = Read(RunJson.Text(run));

        Assert.Equivalent(run, read, strict: true);
        Assert.Equal(TimeSpan.Zero, read.StartedAt.Offset);
    }

    [Fact]
    public void OfAMergedRunGivesItsPartsBack()
    {
        var run = Some.Run() with { Parts = [HardCase(), HardCase() with { Node = "m" }] };

        Assert.Equivalent(run, Read(RunJson.Text(run)), strict: true);
    }

    [Fact]
    public void KeepsWhatIsNotKnownAsNull()
    {
        var run = Some.Run() with { EndedAt = null, Host = Some.Run().Host with { LoadAverage = null } };

        Assert.Equivalent(run, Read(RunJson.Text(run)), strict: true);
        Assert.Contains("\"load_average\": null", RunJson.Text(run), StringComparison.Ordinal);
    }

    [Fact]
    public void HasNoKeyOfAPlatformThatTheEnvironmentDidNotSay() =>
        Assert.DoesNotContain("default_platform", RunJson.Text(Some.Run()), StringComparison.Ordinal);

    [Fact]
    public void TakesALoadThatIsNotANumberAsNotKnown()
    {
        var run = Some.Run() with { Host = Some.Run().Host with { LoadAverage = double.NaN } };

        Assert.Null(Read(RunJson.Text(run)).Host.LoadAverage);
    }

    [Theory]
    [InlineData("", ":1: ")]
    [InlineData("null", ":1: ")]
    [InlineData("{}", ":1: ")]
    [InlineData("{\n  \"id\": 7\n}", ":2: ")]
    public void SaysWhereItIsDamaged(string text, string place)
    {
        var fault = Assert.Throws<Fault>(() => Read(text));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith(
            Path.Combine(_temp.Path, "run.json") + place + "this is not the run.json of a run", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"debian\"", "\"ubuntu\"", "\"ubuntu\"")]
    [InlineData("\"seed\": 42", "\"sed\": 42", "seed")]
    [InlineData("\"kernel\": \"6.1.0\"", "\"kernel\": null", "kernel")]
    [InlineData("\"cold\"", "null", "A list holds null")]
    [InlineData("\"parents\": [", "\"parents\": [null, ", "A list holds null")]
    [InlineData("\"sha256:00\"", "null", "A file has no digest")]
    public void NamesWhatIsWrong(string text, string damage, string named) =>
        Assert.Contains(
            named,
            Assert.Throws<Fault>(() => Read(RunJson.Text(WithInputs()).Replace(text, damage, StringComparison.Ordinal))).Message,
            StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void PassesOverTheStatesAndBuildersOfLaterVersions()
    {
        var text = RunJson.Text(Some.Run())
            .Replace("\"cold\"", "\"frozen\"", StringComparison.Ordinal)
            .Replace("\"buildkit\"", "\"kaniko\", \"buildkit\"", StringComparison.Ordinal);
        var options = Read(text).Options;

        Assert.Equal([CacheState.Warm], options.CacheStates);
        Assert.Equal([Builder.BuildKit], options.Builders);
    }

    [Fact]
    public void TakesKeysOfLaterVersions() =>
        Assert.Equivalent(
            Some.Run(),
            Read(RunJson.Text(Some.Run()).Replace("\"seed\"", "\"later\": [1], \"seed\"", StringComparison.Ordinal)),
            strict: true);

    public void Dispose() => _temp.Dispose();

    private static BenchRun WithInputs() => Some.Run() with
    {
        Inputs = [new BuildInputs("app", new Dictionary<string, string> { ["main.go"] = "sha256:00" })],
    };

    private static BenchRun HardCase() => Some.Run() with
    {
        StartedAt = Some.Time.AddTicks(1_234_567),
        Interrupted = true,
        Options = Some.Run().Options with
        {
            Variants = ["a \"b\"", "<é & 名前>"],
            Timeout = TimeSpan.FromTicks(6_000_000_001),
            CacheStates = [.. TimedStates.All],
            Name = "night & \"day\"",
            Shard = new RunShard(new RunPortion(2, 6), "0123456789abcdef"),
            Replicate = new RunPortion(1, 3),
            DefaultPlatform = "linux/arm64",
        },
        Node = "0f1e2d3c",
        Host = Some.Run().Host with { LoadAverage = 0.25 },
        HarnessCommit = "e021c76",
        HarnessVersion = "0.1.0+build",
        Remarks = ["One sentence.", "Another\nover two lines."],
        Inputs = [new BuildInputs("go-crud", new Dictionary<string, string> { ["Dockerfile.single"] = "0f", ["../<é>.go"] = "1e" })],
        Limits =
        [
            new ScenarioLimits(
                "go-crud",
                [
                    new VariantLimit("multi", new Limit(LimitMeasure.OwnContent, new AllowedGrowth(2.5m, GrowthUnit.Percent), true)),
                    new VariantLimit("multi", new Limit(LimitMeasure.Cold, new AllowedGrowth(0.5m, GrowthUnit.Seconds), false)),
                ]),
        ],
    };

    private BenchRun Read(string text) => RunJson.Read(_temp.Write("run.json", text));
}
