using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning.State;

[Collection(nameof(EnvironmentCollection))]
public sealed class StateFolderTests : IDisposable
{
    private readonly ChangedVariables _variables = new();

    [Fact]
    public void IsTheOneThatIsNamed()
    {
        _variables.SetFolders("/state", "/cache");

        Assert.Equal("/state", StateFolder.Find().Path);
        Assert.Equal("/state/engine", StateFolder.Find().EngineFolder);
    }

    [Fact]
    public void IsAbsolute()
    {
        _variables.SetFolders("state/../other", null);

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "other"), StateFolder.Find().Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void ElseLiesInTheUsersCache(string? named)
    {
        using var cache = new TempFolder();
        _variables.SetFolders(named, cache.Path);

        Assert.Equal(Path.Combine(cache.Path, "imagebench"), StateFolder.Find().Path);
        Assert.Null(StateFolder.Find().Stopgap);
    }

    [Fact]
    public void ElseLiesInTheUsersHome()
    {
        _variables.SetFolders(null, "");

        Assert.EndsWith("/.cache/imagebench", StateFolder.Find().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void LiesWhereLinksLeadSinceMountsAreShownThere()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "data", "cache"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "data", "mine"), "cache");
        File.CreateSymbolicLink(Path.Combine(folder.Path, ".cache"), Path.Combine(folder.Path, "data", "mine"));
        _variables.SetFolders(null, Path.Combine(folder.Path, ".cache"));

        Assert.Equal(Path.Combine(folder.Path, "data", "cache", "imagebench"), StateFolder.Find().Path);
    }

    [Fact]
    public void BehindLinksInARingIsOneThatCannotBeMade()
    {
        using var folder = new TempFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a"), "b/x");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "b"), "a");
        _variables.SetFolders(Path.Combine(folder.Path, "a"), null);

        Assert.ThrowsAny<IOException>(() => StateFolder.Find().Make(Path.Combine(folder.Path, "a")));
    }

    [Fact]
    public void OfTheLongestPathIsTaken()
    {
        var path = "/" + new string('x', 79);
        _variables.SetFolders(path, null);

        Assert.Equal(path, StateFolder.Find().Path);
    }

    [Theory]
    [InlineData('x', 80)]
    [InlineData('ö', 40)]
    public void OfALongerPathIsRefusedSinceASocketCouldNotLieThere(char character, int count)
    {
        var path = "/" + new string(character, count);
        _variables.SetFolders(path, null);

        var fault = Assert.Throws<Fault>(StateFolder.Find);

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Equal(
            $"The state folder {path} has too long a path for an engine's socket; set IMAGEBENCH_STATE to one of at most 80 bytes.",
            fault.Message);
    }

    public void Dispose() => _variables.Dispose();
}
