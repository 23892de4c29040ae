using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;

namespace ImageBench.Tests.Reports.Text;

public class RunCommandTests
{
    private static readonly RunOptions Options = new(
        ["shop"], [], [CacheState.Cold, CacheState.Warm], [Builder.BuildKit], 4, 7, TimeSpan.FromMinutes(10), KeepImages: false)
    {
        CheckRounds = 2,
        BuildOptions = ["--build-arg", "WORDS=it's two words"],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ItIsWrittenForAShell(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;
        Assert.Equal(
            "imagebench --scenario shop --cache cold --cache warm --builder buildkit --rounds 4 --check-rounds 2 --base-set debian "
                + @"--timeout 600s --seed 7 --build-arg 'WORDS=it'\''s two words'",
            RunCommand.Of(SampleResults.Run with { Options = Options }));
        Assert.Contains(
            " --rounds auto --interval-width 2.5% --time-budget 90s ",
            RunCommand.Of(SampleResults.Run with
            {
                Options = Options with { Rounds = null, Auto = new AutoRounds(0.025, TimeSpan.FromSeconds(90)) },
            }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItPlansTheSameBuildsInTheSameOrder()
    {
        using var line = new Cli.CommandLine();
        line.Write("scenarios/shop/Dockerfile.large", "FROM scratch\n");
        line.Write("scenarios/shop/Dockerfile.small", "FROM scratch\n");
        var run = SampleResults.Run with { Options = Options with { BuildOptions = [] }, BaseSet = BaseSet.Hub };

        var again = await line.Run([.. RunCommand.Of(run).Split(' ').Skip(1), "--dry-run"]);

        var first = await line.Run(
            "--scenario", "shop", "--cache", "cold", "--cache", "warm", "--rounds", "4", "--seed", "7", "--base-set", "hub", "--dry-run");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(first, again);
        Assert.Contains("small", again.Output, StringComparison.Ordinal);
    }
}
