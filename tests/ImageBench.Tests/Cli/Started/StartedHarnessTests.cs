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

    public void Dispose() => _line.Dispose();
}
