using Spectre.Console;

namespace ImageBench.Cli.Displays;

/// <summary>
/// A terminal that somebody looks at: how large it is at the moment, and whether its lines can be drawn over and coloured
/// (<c>TERM=dumb</c> and <c>NO_COLOR</c> say no). A pipe and a file are none.
/// </summary>
internal sealed record Terminal(Func<(int Columns, int Rows)> Size, bool CanBeDrawnOver, bool HasColours)
{
    private static readonly (int Columns, int Rows) Usual = (80, 24);

    /// <summary>The one that is written to, or null.</summary>
    public static Terminal? Behind(TextWriter output)
    {
        var stream = new AnsiConsoleOutput(LastingWriter.Below(PlainWriter.ForDrawing(output)));
        if (!stream.IsTerminal)
            return null;
        var can = AnsiConsole.Create(new AnsiConsoleSettings { Out = stream }).Profile.Capabilities;
        return new Terminal(Now, can.Ansi, can.Ansi && can.ColorSystem != ColorSystem.NoColors);
    }

    // A window can be too small for anything, and some do not tell.
    private static (int Columns, int Rows) Now()
    {
        try
        {
            var (columns, rows) = (Console.WindowWidth, Console.WindowHeight);
            return (columns > 0 ? columns : Usual.Columns, rows > 0 ? rows : Usual.Rows);
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return Usual;
        }
    }
}
