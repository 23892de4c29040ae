using ImageBench.Running.Ports;
using ImageBench.Runs;

namespace ImageBench.Cli.Displays;

/// <summary>Shows nothing.</summary>
internal sealed class QuietDisplay : IDisplay
{
    public void Say(string sentence)
    {
    }

    public void Show(RunEvent runEvent)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
