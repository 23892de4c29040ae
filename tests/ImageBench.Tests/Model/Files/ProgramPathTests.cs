using System.Diagnostics;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Model.Files;
using ImageBench.Tests.Provisioning;

namespace ImageBench.Tests.Model.Files;

[Collection(nameof(EnvironmentCollection))]
public sealed class ProgramPathTests : IDisposable
{
    private const string Program = "docker-credential-here";

    private readonly TempFolder _temp = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string _current = Environment.CurrentDirectory;

    public ProgramPathTests()
    {
        _temp.Write(Program, "#!/bin/sh\nprintf '{\"Username\":\"me\",\"Secret\":\"pw\"}'\n");
        using (var mark = Process.Start("/bin/chmod", ["+x", Path.Combine(_temp.Path, Program)]))
            mark.WaitForExit();
        Environment.CurrentDirectory = _temp.Path;
    }

    [Theory]
    [InlineData("")]
    [InlineData(":.:")]
    public async Task AProgramInTheCurrentDirectoryIsNotStarted(string more)
    {
        Environment.SetEnvironmentVariable("PATH", _path + more);

        Assert.Null(ProgramPath.InPath(Program));
        Assert.Null(await CredentialHelper.Ask(
            "here", "registry.example", CredentialHelper.LongestAnswer, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AProgramIsFoundInAFolderOfThePathAndAFileThatIsNoneIsPassedOver()
    {
        _temp.Write("first/" + Program, "");
        Environment.SetEnvironmentVariable("PATH", $"{_temp.Path}/first:{_temp.Path}:{_path}");

        Assert.Equal(Path.Combine(_temp.Path, Program), ProgramPath.InPath(Program));
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _current;
        Environment.SetEnvironmentVariable("PATH", _path);
        _temp.Dispose();
    }
}
