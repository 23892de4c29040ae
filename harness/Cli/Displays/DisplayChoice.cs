using ImageBench.Running;
using ImageBench.Runs;

namespace ImageBench.Cli.Displays;

/// <summary>The displays by their words. "auto": tty on a terminal that can be drawn over, plain elsewhere.</summary>
internal static class DisplayChoice
{
    public static readonly string[] Words = ["auto", "tty", "plain", "quiet"];

    // A terminal that is asked for where none is seen.
    private static readonly Terminal Usual = new(() => (80, 24), CanBeDrawnOver: true, HasColours: false);

    /// <summary>The plan is null where it is not known yet what will be built.</summary>
    public static IDisplay Make(string word, Plan? plan, TextWriter output, TimeProvider time)
    {
        var terminal = Terminal.Behind(output);
        return word switch
        {
            "quiet" => new QuietDisplay(),
            "tty" => Live(terminal ?? Usual),
            "auto" when terminal is { CanBeDrawnOver: true } => Live(terminal),
            _ => new PlainDisplay(output, plan?.Count, terminal),
        };

        LiveDisplay Live(Terminal shown) => new(new LiveScreen(output, shown), plan?.FirstRounds ?? [], plan?.Count, time);
    }
}
