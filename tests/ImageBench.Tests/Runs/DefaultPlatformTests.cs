using ImageBench.Cli.Options;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs.Planning;
using ImageBench.Tests.Scenarios;

namespace ImageBench.Tests.Runs;

public sealed class DefaultPlatformTests : IDisposable
{
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

        var platforms = planned.Plan.Scenarios[0].Variants.ToDictionary(variant => variant.Name, variant => variant.Options.Platform);
        Assert.Equal((ofMulti, ofSingle), (platforms["multi"], platforms["single"]));
    }

    [Fact]
    public void ThatItIsTakenIsKeptWithTheRun()
    {
        Assert.Equal(
            ["Builds are for linux/arm64 where their scenarios name no platform, as DOCKER_DEFAULT_PLATFORM says."],
            Read("linux/arm64", null).Remarks);
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

    public void Dispose() => _scenarios.Dispose();

    private PlannedRun Read(string? variable, string? option)
    {
        var options = new RunOptions(
            ["app"], [], [CacheState.Cold], [Builder.BuildKit], Rounds: 1, Seed: 7, TimeSpan.FromMinutes(10), KeepImages: false);
        var request = new RunRequest(options, Path.Combine(_scenarios.Path, "scenarios"), Path.Combine(_scenarios.Path, "results"))
        {
            Given = new BuildOptions { Platform = option },
            Default = BuildOptionSet.Default(name => name == "DOCKER_DEFAULT_PLATFORM" ? variable : null),
        };
        return PlannedRun.Read(request, new StateFolder(Path.Combine(_scenarios.Path, "state")), TestContext.Current.CancellationToken);
    }
}
