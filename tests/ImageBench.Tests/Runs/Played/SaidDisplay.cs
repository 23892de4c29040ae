using ImageBench.Running.Ports;
using ImageBench.Runs;

namespace ImageBench.Tests.Runs.Played;

/// <summary>Keeps what a run says and shows.</summary>
internal sealed class SaidDisplay : IDisplay
{
    public List<string> Sentences { get; } = [];

    public List<RunEvent> Events { get; } = [];

    public void Say(string sentence) => Sentences.Add(sentence);

    public void Show(RunEvent runEvent) => Events.Add(runEvent);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
