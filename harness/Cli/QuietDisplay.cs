using ImageBench.Running;

namespace ImageBench.Cli;

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
