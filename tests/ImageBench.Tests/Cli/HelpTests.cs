using ImageBench.Runs;

namespace ImageBench.Tests.Cli;

public sealed class HelpTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task ListsEveryOptionAndCommand()
    {
        string[] options =
        [
            "--scenario", "--variant", "--scenarios", "--results", "--cache", "--rounds", "--builder", "--engine", "--base-set",
            "--provision",
            "--timeout",
            "--seed",
            "--registry",
            "--check-rounds",
            "--keep-images",
            "--keep-files",
            "--dry-run",
            "--display",
            "--help",
            "--version",
        ];

        var ended = await _line.Run("--help");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        var words = ended.Output.Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(options, option => Assert.Contains(option, words));
        Assert.All(["list", "new", "compare", "inspect", "diff", "report", "doctor", "clean"],
            command => Assert.Contains($"\n  {command} ", ended.Output, StringComparison.Ordinal));
        Assert.Contains("[default: 3]", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfACommandListsItsOwnOptions() =>
        Assert.Contains("--engine <ENGINE>", (await _line.Run("clean", "--help")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task TheVersionIsOneLine() =>
        Assert.StartsWith(
            HarnessVersion.Read().Version,
            Assert.Single((await _line.Run("--version")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);

    public void Dispose() => _line.Dispose();
}
