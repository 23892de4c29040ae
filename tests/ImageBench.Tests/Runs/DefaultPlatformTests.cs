using ImageBench.Cli.Options;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Runs.Planning;
using ImageBench.Tests.Scenarios;

namespace ImageBench.Tests.Runs;

public sealed class DefaultPlatformTests : IDisposable
{
    private const string Told = "Builds are for linux/arm64 where their scenarios name no platform, as DOCKER_DEFAULT_PLATFORM says.";

    private readonly SampleScenarios _scenarios = new();

    public DefaultPlatformTests() =>
        _scenarios.Add("scenarios/app", "variants:\n  single: { platform: linux/s390x }\n  multi:\n");

    [Theory]
    [InlineData(null, null, null, "linux/s390x")]
    [InlineData("linux/arm64", null, "linux/arm64", "linux/s390x")]
    [InlineData("linux/arm64", "linux/riscv64", "linux/riscv64", "linux/riscv64")]
    [InlineData("", "linux/riscv64", "linux/riscv64", "linux/riscv64")]
    public void IsTakenWhereNeitherTheScenarioNorTheCommandLineNamesOne(string? variable, string? option, string? ofMulti, string ofSingle)
    {
        var planned = Read(variable, option);

        Assert.Equal((ofMulti, ofSingle), (Platform(planned, "multi"), Platform(planned, "single")));
        Assert.Equal(option is null ? variable : null, planned.Plan.Options.DefaultPlatform);
    }

    [Fact]
    public void ThatItIsTakenIsKeptWithTheRun()
    {
        Assert.Equal([Told], Read("linux/arm64", null).Remarks);
        Assert.Empty(Read("linux/arm64", "linux/amd64").Remarks);
        Assert.Empty(Read(null, null).Remarks);
    }

    [Fact]
    public void OneThatIsNoneIsRefused()
    {
        var fault = Assert.Throws<Fault>(() => Read("arm64\u001b[2J", null));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("DOCKER_DEFAULT_PLATFORM says 'arm64", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', fault.Message);
    }

    [Fact]
    public void OneThatIsNotTakenMayBeAny() => Assert.Equal("linux/amd64", Platform(Read("arm64", "linux/amd64"), "multi"));

    [Theory]
    [InlineData("linux/arm64", null)]
    [InlineData("linux/arm64", "linux/riscv64")]
    [InlineData(null, "linux/riscv64")]
    public void ARunThatIsGoneOnWithHasTheOneThatItBeganWith(string? begun, string? now)
    {
        var first = Read(begun, null);
        var earlier = Some.Run() with
        {
            Id = "run",
            EndedAt = null,
            Options = first.Plan.Options,
            Inputs = first.Inputs.Value.Scenarios,
        };
        var folder = new RunFolder(Directory.CreateDirectory(Path.Combine(_scenarios.Path, "results", "run")).FullName);
        WholeFile.Write(folder.BuildsPath, BuildsCsv.Text("run", []));
        WholeFile.Write(folder.RunPath, RunJson.Text(earlier));

        var planned = Read(now, null, folder.FullPath);
        var goneOn = planned.Resumed!.GoOn(earlier with { Remarks = planned.Remarks });

        Assert.Equal((begun, "linux/s390x"), (Platform(planned, "multi"), Platform(planned, "single")));
        Assert.Equal((begun, begun), (planned.Plan.Options.DefaultPlatform, goneOn.Options.DefaultPlatform));
        Assert.Equal(begun is not null, goneOn.Remarks.Contains(Told));
        Assert.Contains("The run was stopped", goneOn.Remarks[^1], StringComparison.Ordinal);
    }

    public void Dispose() => _scenarios.Dispose();

    private static string? Platform(PlannedRun planned, string variant) =>
        planned.Plan.Scenarios[0].Variants.Single(one => one.Name == variant).Options.Platform;

    private PlannedRun Read(string? variable, string? option, string? resume = null)
    {
        var given = new BuildOptions { Platform = option };
        var options = new RunOptions(
            ["app"], [], [CacheState.Cold], [Builder.BuildKit], Rounds: 1, Seed: 7, TimeSpan.FromMinutes(10), KeepImages: false)
        {
            DefaultPlatform = BuildOptionSet.DefaultPlatform(given, name => name == "DOCKER_DEFAULT_PLATFORM" ? variable : null),
        };
        var request = new RunRequest(options, Path.Combine(_scenarios.Path, "scenarios"), Path.Combine(_scenarios.Path, "results"))
        {
            Given = given,
            Resume = resume,
        };
        return PlannedRun.Read(request, new StateFolder(Path.Combine(_scenarios.Path, "state")), TestContext.Current.CancellationToken);
    }
}
