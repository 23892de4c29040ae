using ImageBench.Running.Ports;
using ImageBench.Runs;

namespace ImageBench.Cli.Displays;

/// <summary>A line an event: for pipes, logs and CI.</summary>
internal sealed class PlainDisplay(TextWriter output, int? total) : IDisplay
{
    public void Say(string sentence) => output.WriteLine(sentence);

    public void Show(RunEvent runEvent)
    {
        foreach (var line in EventText.Lines(runEvent, total))
            output.WriteLine(line);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
