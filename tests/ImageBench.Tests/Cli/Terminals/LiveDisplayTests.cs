using System.Globalization;

namespace ImageBench.Tests.Cli.Terminals;

/// <summary>What people see of a run in a real terminal, as tmux shows it while a played run goes on.</summary>
public sealed class LiveDisplayTests
{
    private static readonly string[] Moments = ["begin", "first-sizes", "failure", "half", "near-the-end"];

    public LiveDisplayTests() => Assert.SkipUnless(Pane.IsHere, "tmux is not installed");

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

    private static Pane Played(int columns, int rows, params (string Name, string Value)[] variables) =>
        Pane.OfStage(columns, rows, variables.ToDictionary(variable => variable.Name, variable => variable.Value), "\"$@\"");

    private static void Approve(string name, IEnumerable<string> screens) =>
        Approved.Matches($"Cli/Terminals/Approved/{name}.txt", string.Join('\n', screens));
}
