using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Tests.Reports.Page;
using ImageBench.Tests.Scenarios.Revisions;

namespace ImageBench.Tests.Reports.Text;

public class RunCommandTests
{
    private static readonly RunOptions Options = new(
        ["shop"], [], [CacheState.Cold, CacheState.Warm], [Builder.BuildKit], 4, 7, TimeSpan.FromMinutes(10), KeepImages: false)
    {
        CheckRounds = 2,
        BuildOptions = ["--label words=it's two words"],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ItIsWrittenForAShell(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;
        Assert.Equal(
            "imagebench --scenario shop --cache cold --cache warm --rounds 4 --check-rounds 2 --builder buildkit --engine private "
                + @"--base-set debian --provision --timeout 600s --seed 7 --label 'words=it'\''s two words'",
            RunCommand.Of(SampleResults.Run with { Options = Options }));
        Assert.Contains(
            " --rounds auto --interval-width 2.5% --time-budget 90s ",
            RunCommand.Of(SampleResults.Run with
            {
                Options = Options with { Rounds = null, Auto = new AutoRounds(0.025, TimeSpan.FromSeconds(90)) },
            }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux/arm64", "DOCKER_DEFAULT_PLATFORM=linux/arm64 imagebench --scenario shop ")]
    [InlineData("x; reboot", "'DOCKER_DEFAULT_PLATFORM=x; reboot' imagebench --scenario shop ")]
    public void APlatformThatTheEnvironmentSaidIsSaidByItAgain(string platform, string begin) => Assert.StartsWith(
        begin,
        RunCommand.Of(SampleResults.Run with { Options = Options with { DefaultPlatform = platform } }),
        StringComparison.Ordinal);

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

    // What is not in the scenarios' folder has no name that could be typed.
    [Fact]
    public async Task WhatWasNamedByItsPathIsPlannedAgainFromTheFolderOfTheRun()
    {
        using var line = new Cli.CommandLine();
        line.Write("elsewhere/it's mine/Dockerfile", "FROM scratch\nARG WORDS\n");
        line.Write("elsewhere/it's mine/Dockerfile.small", "FROM scratch AS last\nARG WORDS\n");
        line.Write("results/run/run.json", "{}");
        var run = SampleResults.Run with
        {
            Options = Options with
            {
                Scenarios = ["it's mine"],
                ScenarioFolders = ["../../elsewhere/it's mine"],
                SourceOptions = ["--build-arg WORDS=two words"],
            },
        };

        var again = await line.RunInAShell($"cd results/run && \"$@\" {RunCommand.Of(run)["imagebench ".Length..]} --dry-run");

        var first = await line.Run(
            "elsewhere/it's mine", "--cache", "cold", "--cache", "warm", "--rounds", "4", "--seed", "7", "--build-arg", "WORDS=two words",
            "--dry-run");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(first, again);
        Assert.Equal("the folder of this run, in the place where it was made", RunCommand.Place(run));
    }

    [Fact]
    public async Task ARunOfSizesIsAskedForAsOne()
    {
        using var line = new Cli.CommandLine();
        var run = SampleResults.Run with
        {
            Options = Options with
            {
                Scenarios = ["app"],
                CacheStates = [CacheState.AsFound],
                Rounds = 1,
                CheckRounds = 0,
                BuildOptions = [],
            },
        };

        var again = await line.Run([.. RunCommand.Of(run).Split(' ').Skip(1), "--dry-run"]);

        var first = await line.Run("app", "--sizes", "--seed", "7", "--dry-run");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(first, again);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("HEAD", true)]
    public async Task AComparisonOfRevisionsIsAskedForAgainAsOne(string? head, bool isTimed)
    {
        using var line = new Cli.CommandLine();
        using var repository = new SampleRepository();
        repository.Write("api/Dockerfile", "FROM scratch AS run\nCOPY . /\n");
        repository.Write("web/Dockerfile", "FROM scratch AS run\nCOPY . /\n");
        var first = repository.Commit("first");
        repository.Write("api/a.txt", "more\n");
        var second = repository.Commit("second");
        Directory.CreateDirectory(Path.Combine(line.Folder, "results/run"));
        var run = SampleResults.Run with
        {
            Options = Options with
            {
                ScenarioFolders = [Path.GetRelativePath(Path.Combine(line.Folder, "results/run"), repository.Path)],
                SourceOptions = ["--all", "--target run"],
                CacheStates = isTimed ? [CacheState.AsFound, CacheState.Cold] : [CacheState.AsFound],
                BuildOptions = [],
            },
            Sources = [new("base", first, "HEAD~1"), new("head", head is null ? null : second, "HEAD")],
        };

        var again = await line.RunInAShell($"cd results/run && \"$@\" {RunCommand.Of(run)["imagebench ".Length..]} --dry-run");

        string[] times = isTimed ? ["--cache", "cold", "--rounds", "4", "--check-rounds", "2", "--seed", "7"] : [];
        var typed = await line.Run(
        [
            "diff", repository.Path, "--base", first, .. head is null ? [] : new[] { "--head", second }, "--all", "--target", "run",
            .. times, "--dry-run",
        ]);
        Assert.Equal((0, 0), (typed.ExitCode, again.ExitCode));
        Assert.Equal(WithoutSeed(typed), WithoutSeed(again));
        Assert.Contains("web", again.Output, StringComparison.Ordinal);
        var page = new ReadPage(SampleResults.TwoVariants with { Run = run });
        Assert.Contains("The same comparison, from", page.Html, StringComparison.Ordinal);

        // Without times none is asked for, and any is taken.
        string WithoutSeed(Cli.Ended ended) => isTimed ? ended.Output : ended.Output.Split(", seed ")[0];
    }

    [Fact]
    public void OnThePageALineEndsBetweenTwoWordsOfItAlone()
    {
        var run = SampleResults.Run with { Options = Options };
        var page = new ReadPage(SampleResults.TwoVariants with { Run = run });

        Assert.Equal(RunCommand.Words(run), page.All("pre").First().Elements("span").Select(word => word.Value));
        Assert.Contains("><span>imagebench</span> <span>--scenario</span> <span>shop</span> ", page.Html, StringComparison.Ordinal);
        Assert.Contains("two words&#x27;</span></pre>", page.Html, StringComparison.Ordinal);
    }
}
