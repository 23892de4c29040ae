using System.Globalization;

namespace ImageBench.Tests.Cli.Terminals;

/// <summary>What people see in a real terminal, as tmux shows it: a played run, and what a command prints.</summary>
public sealed class TerminalTests
{
    private static readonly string[] Moments = ["begin", "first-sizes", "failure", "half", "near-the-end"];

    public TerminalTests() => Assert.SkipUnless(Pane.IsHere, "tmux is not installed");

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    public async Task ATableFillsAsResultsArrive(int columns)
    {
        using var pane = Played(columns, 30);
        List<string> screens = [];
        foreach (var moment in Moments)
        {
            await pane.At(moment);
            screens.Add($"--- {moment}\n{pane.Shown(all: true)}");
            pane.Leave(moment);
        }

        screens.Add($"--- end\n{await pane.Ended()}");
        Approve($"live-{columns.ToString(CultureInfo.InvariantCulture)}", screens);
    }

    [Fact]
    public async Task AWindowThatIsResizedInTheMiddleKeepsOneTable()
    {
        using var pane = Played(100, 30);
        (string, int, int)[] sizes = [("begin", 60, 30), ("first-sizes", 120, 20), ("failure", 50, 12), ("half", 80, 40)];
        foreach (var (moment, columns, rows) in sizes)
        {
            await pane.At(moment);
            await pane.Resize(columns, rows);
            pane.Leave(moment);
        }

        await pane.At("near-the-end");
        Approve("live-resized", [pane.Shown()]);
        pane.Leave("near-the-end");
        Assert.EndsWith("Done.\n[exit 0]\n", await pane.Ended(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterruptLeavesTheTerminalAsItWas()
    {
        using var pane = Played(80, 30);
        await pane.At("begin");
        pane.Leave("begin");
        await pane.At("first-sizes");
        pane.Type("C-c");

        Approve("live-interrupted", [await pane.Ended()]);
    }

    [Theory]
    [InlineData("dumb", "TERM", "dumb")]
    [InlineData("plain", Stage.Display, "plain")]
    public async Task WhereNothingMayMoveEachEventIsALine(string name, string variable, string value)
    {
        using var pane = Played(80, 30, (variable, value));
        foreach (var moment in Moments)
        {
            await pane.At(moment);
            pane.Leave(moment);
        }

        Approve($"live-{name}", [await pane.Ended()]);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(60)]
    public async Task TheEndOfARunFitsTheTerminal(int columns)
    {
        using var folder = new TempFolder();
        using var pane = Report(folder, columns, "\"$@\"");

        var shown = await pane.Ended();

        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= columns, line));
        Approve($"report-{columns.ToString(CultureInfo.InvariantCulture)}", [shown.Replace(folder.Path, "RUNS", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task ColoursAreDrawnOnlyWhereTheyAreWanted()
    {
        using var folder = new TempFolder();
        foreach (var (variable, isRed, isBold) in new[]
        {
            (("A", "b"), true, true),
            (("NO_COLOR", "1"), false, true),
            (("TERM", "dumb"), false, false),
        })
        {
            // In the terminal within the terminal lines do not return to the first column; what comes behind it should begin there.
            using var pane = Report(folder, 80, "\"$@\" | cat; script -qec \"$*\" /dev/null | cat -v; echo", variable);
            var shown = await pane.Ended();
            Assert.Equal(isRed, shown.Contains("^[[31m", StringComparison.Ordinal));
            Assert.Equal(isBold, shown.Contains("^[[1m", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ASentenceOfAnErrorIsPartedBetweenWords()
    {
        using var pane = new Pane(40, 20, new Dictionary<string, string>(), "\"$@\"", "report", "nowhere");

        Assert.Equal(
            "There is no run folder nowhere: give\n  one that a run made under its results\n  folder.\n[exit 2]\n", await pane.Ended());
    }

    [Fact]
    public async Task APipeIsGivenThePathAlone()
    {
        using var folder = new TempFolder();
        using var pane = Report(folder, 80, "\"$@\" | cat");

        Assert.Equal("RUNS/run/report.md\n[exit 0]\n", (await pane.Ended()).Replace(folder.Path, "RUNS", StringComparison.Ordinal));
    }

    private static Pane Played(int columns, int rows, params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        environment["DOTNET_STARTUP_HOOKS"] = typeof(TerminalTests).Assembly.Location;
        return new Pane(columns, rows, environment, $"export {Stage.Folder}=$PWD; \"$@\"");
    }

    private static Pane Report(TempFolder folder, int columns, string line, params (string Name, string Value)[] variables)
    {
        var run = new StoredRun("run")
            .Add("single", 613_248_117, 28.1, 28.5, 28.9, 28.4, 28.6).AddWarm("single", 0.108, 0.11, 0.107)
            .Add("multi", 10_130_744, 30.1, 30.5, 29.9, 30.4, 30.6).AddWarm("multi", 0.131, 0.12, 0.14)
            .AddFailed("scratch")
            .Write(folder.Path);
        return new Pane(
            columns, 50, variables.ToDictionary(variable => variable.Name, variable => variable.Value), line, "report", run);
    }

    private static void Approve(string name, IEnumerable<string> screens) =>
        Approved.Matches($"Cli/Terminals/Approved/{name}.txt", string.Join('\n', screens));
}
