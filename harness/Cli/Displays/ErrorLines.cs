using ImageBench.Model;

namespace ImageBench.Cli.Displays;

/// <summary>
/// Sentences on standard error: on a terminal they are folded between words to its width, at the end of a pipe nothing is.
/// </summary>
internal static class ErrorLines
{
    public static void Write(TextWriter error, string text)
    {
        var terminal = Terminal.Behind(error);
        foreach (var line in PlainText.Lines(text).Split('\n'))
            PlainDisplay.Write(error, terminal, line);
    }
}
