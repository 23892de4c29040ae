using ImageBench.Cli.Commands;
using ImageBench.Model;
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
    public async Task OfARunHasLinesToTypeAndWhatExitCodesMean()
    {
        var help = (await _line.Run("--help")).Output;

        Assert.Contains("\n  imagebench . --sizes\n      sizes and checks ", help, StringComparison.Ordinal);
        Assert.All(
            Enum.GetValues<ExitCode>(),
            code => Assert.Contains(FormattableString.Invariant($"\n  {(int)code,-3}  "), help, StringComparison.Ordinal));
        Assert.Contains("imagebench [<PATH>...] [command] [options]", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfACommandHasNothingOfARunAndLinesToType()
    {
        foreach (var command in CommandTree.Make(TimeProvider.System).Subcommands.Select(command => command.Name))
        {
            var help = (await _line.Run(command, "--help")).Output;

            Assert.DoesNotContain($"<PATH>...] {command}", help, StringComparison.Ordinal);
            Assert.Contains($"Examples:\n  imagebench {command}", help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--roudns", "--roudns 3", "--rounds")]
    [InlineData("--bkae", "list --bkae x", "--bake")]
    [InlineData("--vrebose", "doctor --vrebose", "--verbose")]
    [InlineData("--engin", "clean --engin=x", "--engine")]
    public async Task AnOptionThatIsNoneIsToldAsWhatItMayHaveBeen(string shown, string typed, string meant)
    {
        var ended = await _line.Run(typed.Split(' '));

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith($"Unrecognized command or argument '{shown}", ended.ErrorLines[0], StringComparison.Ordinal);
        Assert.EndsWith($"'; did you mean {meant}?", ended.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(". --max-increase 5%", "--max-increase'; it is an option of compare, report, history show, diff.")]
    [InlineData("report run --rounds=3", "--rounds=3'; it is an option of a run (imagebench PATH), diff, advise.")]
    public async Task AnOptionOfOtherCommandsIsToldAsThat(string typed, string sentence)
    {
        var ended = await _line.Run(typed.Split(' '));

        Assert.Equal((2, $"Unrecognized command or argument '{sentence}"), (ended.ExitCode, ended.ErrorLines[0]));
    }

    [Theory]
    [InlineData("history", "'imagebench history' does nothing by itself: write add or show behind it.", "history")]
    [InlineData(
        "fleet",
        "'imagebench fleet' does nothing by itself: write github or gitlab or kubernetes or swarm or collect behind it.",
        "fleet")]
    [InlineData("history show", "Option '--file' is required.", "history show")]
    [InlineData("report", "Required argument 'RUN' missing for command: 'report'.", "report")]
    public async Task WhatACommandNeedsIsToldWithItsOwnHelp(string typed, string sentence, string command)
    {
        var ended = await _line.Run(typed.Split(' '));

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal([sentence, $"See 'imagebench {command} --help'."], ended.ErrorLines);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("version")]
    public async Task AWordThatOthersHaveForAnOptionIsToldAsThat(string word)
    {
        var ended = await _line.Run(word);

        Assert.Equal(
            (2, $"'{word}' is no command, and nothing of that name is here to build; write imagebench --{word}."),
            (ended.ExitCode, ended.ErrorLines[0]));
        _line.Write($"{word}/Dockerfile", "FROM scratch\n");
        Assert.Equal(0, (await _line.Run("--dry-run", word)).ExitCode);
    }

    [Theory]
    [InlineData("imagebench doc", "doctor")]
    [InlineData("imagebench --cache incremental-s", "incremental-source")]
    [InlineData("imagebench --siz", "--sizes")]
    [InlineData("imagebench new x --from ru", "rust")]
    public async Task AShellIsToldWhatMayBeTyped(string typed, string completion)
    {
        var ended = await _line.Run(FormattableString.Invariant($"[suggest:{typed.Length}]"), typed);

        Assert.Equal((0, completion + "\n"), (ended.ExitCode, ended.Output));
    }

    [Fact]
    public async Task TheVersionIsOneLine() =>
        Assert.StartsWith(
            HarnessVersion.Read().Version,
            Assert.Single((await _line.Run("--version")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);

    public void Dispose() => _line.Dispose();
}
