using ImageBench.Runs;
using Spectre.Console;

namespace ImageBench.Cli.Displays;

/// <summary>The displays by their words. "auto": tty on a terminal, plain elsewhere.</summary>
internal static class DisplayChoice
{
    public static readonly string[] Words = ["auto", "tty", "plain", "quiet"];

    public static IDisplay Make(string word, int? total) => word switch
    {
        "quiet" => new QuietDisplay(),
        "tty" => Live(total),
        "auto" when !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb" => Live(total),
        _ => new PlainDisplay(Console.Error, total),
    };

    private static LiveDisplay Live(int? total) =>
        new(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Interactive = InteractionSupport.Yes }), total);
}
