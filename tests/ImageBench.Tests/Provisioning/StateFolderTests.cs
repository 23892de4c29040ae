using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

[Collection(nameof(EnvironmentCollection))]
public sealed class StateFolderTests : IDisposable
{
    private readonly (string Name, string? Value)[] _before =
        [.. ((string[])["IMAGEBENCH_STATE", "XDG_CACHE_HOME"]).Select(name => (name, Environment.GetEnvironmentVariable(name)))];

    [Fact]
    public void IsTheOneThatIsNamed()
    {
        Set("/state", "/cache");

        Assert.Equal("/state", StateFolder.Find().Path);
        Assert.Equal("/state/engine", StateFolder.Find().EngineFolder);
    }

    [Fact]
    public void IsAbsolute()
    {
        Set("state/../other", null);

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "other"), StateFolder.Find().Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void ElseLiesInTheUsersCache(string? named)
    {
        Set(named, "/cache");

        Assert.Equal("/cache/imagebench", StateFolder.Find().Path);
    }

    [Fact]
    public void ElseLiesInTheUsersHome()
    {
        Set(null, "");

        Assert.EndsWith("/.cache/imagebench", StateFolder.Find().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void LiesWhereLinksLeadSinceMountsAreShownThere()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "data", "cache"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "data", "mine"), "cache");
        File.CreateSymbolicLink(Path.Combine(folder.Path, ".cache"), Path.Combine(folder.Path, "data", "mine"));
        Set(null, Path.Combine(folder.Path, ".cache"));

        Assert.Equal(Path.Combine(folder.Path, "data", "cache", "imagebench"), StateFolder.Find().Path);
    }

    [Fact]
    public void BehindLinksInARingIsOneThatCannotBeMade()
    {
        using var folder = new TempFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a"), "b/x");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "b"), "a");
        Set(Path.Combine(folder.Path, "a"), null);

        Assert.ThrowsAny<IOException>(() => StateFolder.Find().Make(Path.Combine(folder.Path, "a")));
    }

    [Fact]
    public void OfTheLongestPathIsTaken()
    {
        var path = "/" + new string('x', 79);
        Set(path, null);

        Assert.Equal(path, StateFolder.Find().Path);
    }

    [Theory]
    [InlineData('x', 80)]
    [InlineData('ö', 40)]
    public void OfALongerPathIsRefusedSinceASocketCouldNotLieThere(char character, int count)
    {
        var path = "/" + new string(character, count);
        Set(path, null);

        var fault = Assert.Throws<Fault>(StateFolder.Find);

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Equal(
            $"The state folder {path} has too long a path for an engine's socket; set IMAGEBENCH_STATE to one of at most 80 bytes.",
            fault.Message);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }

    private static void Set(string? state, string? cache)
    {
        Environment.SetEnvironmentVariable("IMAGEBENCH_STATE", state);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", cache);
    }
}
