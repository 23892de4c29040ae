namespace ImageBench.Tests.Cli.Commands;

public sealed class ListTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task ShowsScenariosAndVariants()
    {
        var ended = await _line.Run("list");

        Assert.Equal((0, "app: multi, single\n", ""), (ended.ExitCode, ended.Output, ended.Error));
    }

    [Fact]
    public async Task ShowsWhatIsWrongBelowTheScenarioThatItIsWrongWith()
    {
        _line.Write("scenarios/lonely/Dockerfile", "FROM scratch\n");

        var ended = await _line.Run("list");

        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2, 3), (ended.ExitCode, lines.Length));
        Assert.Equal(["app: multi, single", "lonely: default"], lines[..2]);
        Assert.StartsWith("  HERE/scenarios/lonely", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAFolderThatIsNotThereSaysSo()
    {
        var ended = await _line.Run("list", "--scenarios", "/nowhere/at/all");

        Assert.Equal((2, "/nowhere/at/all: there is no such folder. Give the folder that holds the scenarios with --scenarios DIR.\n"), (ended.ExitCode, ended.Output));
    }

    public void Dispose() => _line.Dispose();
}
