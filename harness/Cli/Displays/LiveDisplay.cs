using ImageBench.Running.Ports;
using ImageBench.Runs;
using Spectre.Console;

namespace ImageBench.Cli.Displays;

/// <summary>One moving line with what is built now; ends of builds and sentences scroll away above it.</summary>
internal sealed class LiveDisplay : IDisplay
{
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
            .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                _bar.SetResult(context.AddTask("preparing", maxValue: Math.Max(total ?? 1, 1)).IsIndeterminate(total is null));
                await _done.Task;
            });
    }

    public void Say(string sentence) => _console.WriteLine(sentence);

    public void Show(RunEvent runEvent)
    {
        var bar = _bar.Task.GetAwaiter().GetResult();
        switch (runEvent)
        {
            case RunEvent.StepStarted step:
                bar.Description = Markup.Escape($"{EventText.Name(step.Build)}  {FirstLine(step.Step)}");
                break;
            case RunEvent.BuildEnded or RunEvent.BuildSkipped:
                bar.Increment(1);
                _console.WriteLine(EventText.Line(runEvent, _total)!);
                break;
            case RunEvent.CheckEnded or RunEvent.TransferEnded or RunEvent.LeftInRegistry:
                if (EventText.Line(runEvent, _total) is { } line)
                    _console.WriteLine(line);
                break;
            default:
                bar.Description = Markup.Escape(EventText.Line(runEvent, _total) ?? "");
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        await _shown;
    }

    // A long instruction would wrap, and a wrapped line cannot be drawn over.
    private static string FirstLine(string step)
    {
        const int Longest = 60;
        var line = step.Split('\n')[0];
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
