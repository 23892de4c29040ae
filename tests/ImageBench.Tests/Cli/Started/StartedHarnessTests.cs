namespace ImageBench.Tests.Cli.Started;

/// <summary>What a process that runs many commands says is what each says that is started by itself.</summary>
public sealed class StartedHarnessTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("--nonsense")]
    [InlineData("list")]
    [InlineData("list", "--scenarios", "gone")]
    [InlineData("--dry-run", "--seed", "7")]
    [InlineData("inspect", "gone.tar")]
    [InlineData("compare", "gone", "gone")]
    [InlineData("report", "gone")]
    [InlineData("--engine", "unix:///nowhere.sock")]
    public async Task SaysTheSameAsOneThatIsStartedByItself(params string[] arguments)
    {
        var byItself = await _line.RunByItself(arguments);

        Assert.Equal(byItself, await _line.Run(arguments));
        Assert.Equal(byItself, await _line.Run(arguments));
    }

    [Fact]
    public async Task SaysTheSameWithVariablesOfItsOwnAndOfTheOneBeforeHasNone()
    {
        _line.Environment["DOCKER_HOST"] = "unix:///nowhere/docker.sock";
        var byItself = await _line.RunByItself("clean");
        Assert.Contains("(from DOCKER_HOST)", byItself.Error, StringComparison.Ordinal);

        Assert.Equal(byItself, await _line.Run("clean"));

        _line.Environment.Remove("DOCKER_HOST");
        _line.Environment["DOCKER_CONTEXT"] = "none";
        Assert.Contains("DOCKER_CONTEXT", (await _line.Run("clean")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysTheSameFromAFolderThatIsGone()
    {
        var byItself = await _line.RunInAShell("mkdir gone && cd gone && rmdir ../gone && exec \"$@\"", "list");

        Assert.Equal(2, byItself.ExitCode);
        Assert.Equal(byItself, await _line.RunFromAGoneFolder("list"));
    }

    public void Dispose() => _line.Dispose();
}
