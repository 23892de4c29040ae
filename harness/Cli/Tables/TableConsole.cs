using ImageBench.Cli.Displays;
using Spectre.Console;

namespace ImageBench.Cli.Tables;

/// <summary>Where tables are written.</summary>
internal static class TableConsole
{
    // A pipe has no width: a table must not be folded there.
    private const int Unfolded = 400;

    public static IAnsiConsole On(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(PlainWriter.ForDrawing(output)) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = Unfolded;
        return console;
    }
}
