using ImageBench.Runs.Engines;

namespace ImageBench.Tests.Cli;

public sealed class CleanCommandTests : IDisposable
{
    private const string Engine = "unix:///nowhere.sock";

    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfARunThatIsNamedNothingElseIsTouched()
    {
        Write();

        var ended = await _line.Run("clean", "--run", "one", "--engine", Engine);

        Assert.Equal((3, "Ended the registry that run one-0123456789abcdef left.\n"), (ended.ExitCode, ended.Output));
        Assert.Equal(["state/registries/two-0123456789abcdef", "state/runs/two-0123456789abcdef"], Left());
    }

    [Fact]
    public async Task RegistriesAndMarksOfAllDeadRunsGo()
    {
        Write();

        var ended = await _line.Run("clean", "--engine", Engine);

        Assert.Equal(3, ended.ExitCode);
        Assert.Equal(2, ended.Output.Split("Ended the registry that run ").Length - 1);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task RevisionsOfADeadComparisonGoAndThoseOfALivingOneStay()
    {
        var living = new ThisHost().Maker;
        var dead = living with { Process = "00000000" };
        _line.Write($"state/revisions/{dead}-0badcafe/base/tree/Dockerfile", "FROM scratch\n");
        _line.Write($"state/revisions/{living}-0badcafe/base/tree/Dockerfile", "FROM scratch\n");

        var ended = await _line.Run("clean", "--engine", Engine);

        Assert.StartsWith("Removed the revisions that a killed comparison left in ", ended.Output, StringComparison.Ordinal);
        var left = Directory.GetDirectories(Path.Combine(_line.Folder, "state/revisions")).Select(Path.GetFileName);
        Assert.Equal([$"{living}-0badcafe"], left);
    }

    public void Dispose() => _line.Dispose();

    private void Write()
    {
        _line.Write("state/registries/one-0123456789abcdef/data/x", "");
        _line.Write("state/registries/two-0123456789abcdef/data/x", "");
        _line.Write("state/runs/two-0123456789abcdef", "");
    }

    private IEnumerable<string> Left() => ((string[])["state/registries", "state/runs"])
        .SelectMany(folder => Directory.GetFileSystemEntries(Path.Combine(_line.Folder, folder)))
        .Select(path => Path.GetRelativePath(_line.Folder, path))
        .Order();
}
