using ImageBench.Model;
using ImageBench.Running.Ports;
using ImageBench.Runs;
using Spectre.Console;

namespace ImageBench.Cli.Displays;

/// <summary>One moving line with what is built now; ends of builds and sentences scroll away above it.</summary>
internal sealed class LiveDisplay : IDisplay
{
    // A long instruction would wrap, and a wrapped line cannot be drawn over.
    private const int LongestStep = 60;

    private readonly IAnsiConsole _console;
    private readonly int? _total;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressTask> _bar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _shown;

    public LiveDisplay(IAnsiConsole console, int? total)
    {
        (_console, _total) = (console, total);
        _shown = console.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new ProgressBarColumn { Width = 20 },
                new PercentageColumn(),
                new ElapsedTimeColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                _bar.SetResult(context.AddTask("preparing", maxValue: Math.Max(total ?? 1, 1)).IsIndeterminate(total is null));
                await _done.Task;
            });
    }

    public void Say(string sentence) => _console.WriteLine(PlainText.Lines(sentence));

    public void Show(RunEvent runEvent)
    {
        var bar = _bar.Task.GetAwaiter().GetResult();
        switch (runEvent)
        {
            case RunEvent.StepStarted step:
                bar.Description = $"{PlainMarkup.Of(EventText.Name(step.Build))}  {PlainMarkup.Of(step.Step.Split('\n')[0], LongestStep)}";
                break;
            case RunEvent.BuildEnded or RunEvent.BuildSkipped:
                bar.Increment(1);
                WriteLines(runEvent);
                break;
            case RunEvent.ImageRead or RunEvent.CheckEnded or RunEvent.TransferEnded or RunEvent.LeftInRegistry:
                WriteLines(runEvent);
                break;
            default:
                bar.Description = PlainMarkup.Of(string.Join(' ', EventText.Lines(runEvent, _total)));
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        await _shown;
    }

    private void WriteLines(RunEvent runEvent)
    {
        foreach (var line in EventText.Lines(runEvent, _total))
            _console.WriteLine(line);
    }
}
