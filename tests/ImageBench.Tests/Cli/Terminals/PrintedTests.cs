using System.Globalization;
using System.Text.Json;
using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli.Terminals;

/// <summary>What people see of what a command prints in a real terminal, as tmux shows it.</summary>
public sealed class PrintedTests : IDisposable
{
    private readonly TempFolder _runs;

    public PrintedTests()
    {
        Assert.SkipUnless(Pane.IsHere, "tmux is not installed");
        _runs = new TempFolder();
    }

    [Fact]
    public async Task TheEndOfARunFitsTheTerminal()
    {
        int[] widths = [200, 80, 60];
        using var pane = Reports(widths[0], "\"$@\"", [.. widths.Select(_ => NoVariables)]);
        foreach (var (number, columns) in widths.Index())
        {
            await pane.At(Stage.Before(number));
            pane.Clear();
            await pane.Resize(columns, 50);
            pane.Leave(Stage.Before(number));

            var shown = await pane.Ended();

            Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= columns, line));
            Approved.Matches(
                $"Cli/Terminals/Approved/report-{columns.ToString(CultureInfo.InvariantCulture)}.txt",
                shown.Replace(_runs.Path, "RUNS", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ColoursAreDrawnOnlyWhereTheyAreWanted()
    {
        ((string, string) Variable, bool IsRed, bool IsBold)[] cases =
        [
            (("A", "b"), true, true),
            (("NO_COLOR", "1"), false, true),
            (("TERM", "dumb"), false, false),
        ];
        using var pane = Reports(
            80, "script -qec \"$*\" /dev/null > drawn",
            [.. cases.Select(one => new Dictionary<string, string> { [one.Variable.Item1] = one.Variable.Item2 })]);
        foreach (var (number, _) in cases.Index())
            pane.Leave(Stage.Before(number));

        Assert.Equal("[exit 0]\n", await pane.Ended());
        var drawn = await File.ReadAllTextAsync(Path.Combine(pane.Folder, "drawn"), TestContext.Current.CancellationToken);
        foreach (var ((_, isRed, isBold), report) in cases.Zip(drawn.Split("[exit 0]")))
        {
            Assert.Contains($"{_runs.Path}/run/report.md", report, StringComparison.Ordinal);
            Assert.Equal(isRed, report.Contains("\u001b[31m", StringComparison.Ordinal));
            Assert.Equal(isBold, report.Contains("\u001b[1m", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ASentenceOfAnErrorIsPartedBetweenWords()
    {
        using var pane = new Pane(40, 20, NoVariables, "\"$@\"", "report", "nowhere");

        Assert.Equal(
            "There is no run folder nowhere: give\n  one that a run made under its results\n  folder.\n[exit 2]\n", await pane.Ended());
    }

    [Fact]
    public async Task APipeIsGivenThePathAlone()
    {
        using var pane = new Pane(80, 50, NoVariables, "\"$@\" | cat", "report", Run());

        Assert.Equal("RUNS/run/report.md\n[exit 0]\n", (await pane.Ended()).Replace(_runs.Path, "RUNS", StringComparison.Ordinal));
    }

    public void Dispose() => _runs.Dispose();

    private static Dictionary<string, string> NoVariables => [];

    // In one process, since most of what a report costs is the runtime's work on code that it never passed.
    private Pane Reports(int columns, string line, IReadOnlyList<Dictionary<string, string>> variables)
    {
        var run = Run();
        var commands = variables.Select(environment => new TypedCommand(_runs.Path, environment, ["report", run]));
        return Pane.OfStage(
            columns, 50, new() { [Stage.Commands] = _runs.Write("commands.json", JsonSerializer.Serialize(commands)) }, line);
    }

    private string Run() => new StoredRun("run")
        .Add("single", 613_248_117, 28.1, 28.5, 28.9, 28.4, 28.6).AddWarm("single", 0.108, 0.11, 0.107)
        .Add("multi", 10_130_744, 30.1, 30.5, 29.9, 30.4, 30.6).AddWarm("multi", 0.131, 0.12, 0.14)
        .AddFailed("scratch")
        .Write(_runs.Path);
}
