namespace ImageBench.Tests.Cli;

public sealed class GoneFolderTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Theory]
    [InlineData("")]
    [InlineData("--dry-run")]
    [InlineData("list")]
    [InlineData("new", "app")]
    [InlineData("clean")]
    [InlineData("doctor")]
    [InlineData("inspect", "busybox")]
    public async Task AWorkingFolderThatIsGoneIsOneSentenceBeforeAnythingIsDone(params string[] arguments)
    {
        var ended = await _line.RunFromAGoneFolder([.. arguments.Where(argument => argument.Length > 0)]);

        Assert.Equal(
            (2, "", "The folder that ImageBench was called in is not there any more: change into one that is, and call it again.\n"),
            (ended.ExitCode, ended.Output, ended.Error));
        Assert.Equal(["scenarios"], _line.Entries);
    }

    [Fact]
    public async Task HelpNeedsNoWorkingFolder() => Assert.Equal(0, (await _line.RunFromAGoneFolder("--help")).ExitCode);

    public void Dispose() => _line.Dispose();
}
