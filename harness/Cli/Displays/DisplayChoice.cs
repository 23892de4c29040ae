using ImageBench.Runs;
using Spectre.Console;

namespace ImageBench.Cli.Displays;

/// <summary>The displays by their words. "auto": tty on a terminal, plain elsewhere.</summary>
internal static class DisplayChoice
{
    public static readonly string[] Words = ["auto", "tty", "plain", "quiet"];

    public static IDisplay Make(string word, int? total, TextWriter output) => word switch
    {
        "quiet" => new QuietDisplay(),
        "tty" => Live(total, output),
        "auto" when !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb" => Live(total, output),
        _ => new PlainDisplay(output, total),
    };

    private static LiveDisplay Live(int? total, TextWriter output) =>
        new(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(PlainWriter.ForDrawing(output)),
            Interactive = InteractionSupport.Yes,
        }), total);
}
