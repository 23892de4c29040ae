using ImageBench.Cli.Lines;
using ImageBench.Running.Ports;
using ImageBench.Runs;

namespace ImageBench.Cli.Displays;

/// <summary>
/// A line an event, and nothing that moves: for pipes, logs, CI and screen readers. On a terminal (<paramref name="terminal"/>) lines are
/// folded between words.
/// </summary>
internal sealed class PlainDisplay(TextWriter output, int? total, Terminal? terminal = null) : IDisplay
{
    public void Say(string sentence)
    {
        foreach (var line in sentence.Split('\n'))
            Write(output, terminal, line);
    }

    public void Show(RunEvent runEvent)
    {
        foreach (var line in EventText.Lines(runEvent, total))
            Write(output, terminal, line);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Writes a line, folded where a terminal is behind the output.</summary>
    public static void Write(TextWriter output, Terminal? terminal, string line)
    {
        if (terminal is null)
            output.WriteLine(line);
        else
            TextFold.Indented(line, terminal.Size().Columns).ForEach(output.WriteLine);
    }
}
