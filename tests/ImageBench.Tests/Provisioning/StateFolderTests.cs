using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

[Collection(nameof(EnvironmentCollection))]
public sealed class StateFolderTests : IDisposable
{
    private static readonly string[] Names = ["IMAGEBENCH_STATE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "DOCKER_CONFIG", "HOME", "TMPDIR"];

    private readonly (string Name, string? Value)[] _before = [.. Names.Select(name => (name, Environment.GetEnvironmentVariable(name)))];

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
        using var cache = new TempFolder();
        Set(named, cache.Path);

        Assert.Equal(Path.Combine(cache.Path, "imagebench"), StateFolder.Find().Path);
        Assert.Null(StateFolder.Find().Stopgap);
    }

    [Fact]
    public void ElseLiesInTheUsersHome()
    {
        Set(null, "");

        Assert.EndsWith("/.cache/imagebench", StateFolder.Find().Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cache")]
    public void WithoutAHomeLiesInATemporaryPlaceOfTheUsersOwnAndNeverInTheCurrentFolder(string cache)
    {
        using var folder = new TempFolder();
        Set(null, cache);
        Environment.SetEnvironmentVariable("HOME", "/nowhere/me");
        Environment.SetEnvironmentVariable("TMPDIR", folder.Path);

        var state = StateFolder.Find();

        Assert.StartsWith(Path.Combine(folder.Path, "imagebench-"), state.Path, StringComparison.Ordinal);
        Assert.Equal(
            $"The home folder /nowhere/me is not there, so that what outlives a command is kept in {state.Path}; set IMAGEBENCH_STATE to a "
                + "folder of yours.",
            state.Stopgap);
        state.Make(state.EngineFolder);
        Assert.Equal(state, StateFolder.Find());
    }

    [Fact]
    public void WhereNothingCanBeMadeLiesInATemporaryPlace()
    {
        using var folder = new TempFolder();
        // Whoever runs the tests may write in every folder, and make none in a file.
        var file = folder.Write("file", "x");
        Set(null, file);
        Environment.SetEnvironmentVariable("TMPDIR", folder.Path);

        var state = StateFolder.Find();

        Assert.StartsWith(Path.Combine(folder.Path, "imagebench-"), state.Path, StringComparison.Ordinal);
        Assert.StartsWith($"{file} cannot be written, so that ", state.Stopgap, StringComparison.Ordinal);
    }

    [Fact]
    public void ATemporaryPlaceThatSomebodyElseMadeIsRefused()
    {
        using var folder = new TempFolder();
        Set(null, folder.Write("file", "x"));
        Environment.SetEnvironmentVariable("TMPDIR", folder.Path);
        var theirs = Directory.CreateDirectory(Path.Combine(folder.Path, "theirs")).FullName;
        var path = StateFolder.Find().Path;
        File.CreateSymbolicLink(path, theirs);

        var fault = Assert.Throws<Fault>(StateFolder.Find);

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.EndsWith($"{path} is not yours. Set IMAGEBENCH_STATE to a folder that is.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOneThatIsNamedIsNoStopgapWhateverItIs()
    {
        Set("/proc/nowhere", null);

        Assert.Null(StateFolder.Find().Stopgap);
    }

    [Fact]
    public void DockersConfigurationIsNotLookedForInTheCurrentFolderEither()
    {
        Environment.SetEnvironmentVariable("HOME", "/nowhere/me");
        Environment.SetEnvironmentVariable("DOCKER_CONFIG", null);
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", null);

        Assert.Equal("/nowhere/me/.docker", DockerFolder.Find().FullPath);
        Assert.Contains("/nowhere/me/.config/docker/certs.d", RegistrySettings.OfDocker().CertificateFolders);
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
