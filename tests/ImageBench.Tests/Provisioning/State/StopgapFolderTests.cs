using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning.State;

/// <summary>Where the state folder lies when the user has no home, or none that can be written.</summary>
[Collection(nameof(EnvironmentCollection))]
public sealed class StopgapFolderTests : IDisposable
{
    private readonly ChangedVariables _variables = new();

    [Theory]
    [InlineData("")]
    [InlineData("cache")]
    public void WithoutAHomeLiesInATemporaryPlaceOfTheUsersOwnAndNeverInTheCurrentFolder(string cache)
    {
        using var folder = new TempFolder();
        _variables.SetFolders(null, cache);
        _variables.Set("HOME", "/nowhere/me");
        _variables.Set("TMPDIR", folder.Path);

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
        _variables.SetFolders(null, file);
        _variables.Set("TMPDIR", folder.Path);

        var state = StateFolder.Find();

        Assert.StartsWith(Path.Combine(folder.Path, "imagebench-"), state.Path, StringComparison.Ordinal);
        Assert.StartsWith($"{file} cannot be written, so that ", state.Stopgap, StringComparison.Ordinal);
    }

    [Fact]
    public void ATemporaryPlaceThatSomebodyElseMadeIsRefused()
    {
        using var folder = new TempFolder();
        _variables.SetFolders(null, folder.Write("file", "x"));
        _variables.Set("TMPDIR", folder.Path);
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
        _variables.SetFolders("/proc/nowhere", null);

        Assert.Null(StateFolder.Find().Stopgap);
    }

    [Fact]
    public void DockersConfigurationIsNotLookedForInTheCurrentFolderEither()
    {
        _variables.Set("HOME", "/nowhere/me");
        _variables.Set("DOCKER_CONFIG", null);
        _variables.Set("XDG_CONFIG_HOME", null);

        Assert.Equal("/nowhere/me/.docker", DockerFolder.Find().FullPath);
        Assert.Contains("/nowhere/me/.config/docker/certs.d", RegistrySettings.OfDocker().CertificateFolders);
    }

    public void Dispose() => _variables.Dispose();
}
