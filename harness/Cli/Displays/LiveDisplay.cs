using ImageBench.Cli.Lines;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Runs;

namespace ImageBench.Cli.Displays;

/// <summary>
/// A table of the variants that fills as their results arrive, with what is done now and what is left below it; sentences and failures
/// scroll away above it. Drawn a few times a second at most, since builds are measured meanwhile.
/// </summary>
internal sealed class LiveDisplay : IDisplay
{
    private const string Spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly LiveScreen _screen;
    private readonly LiveProgress _rows;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private readonly ITimer _timer;
    private string _doing = "preparing";
    private int _turn;
    private bool _isOver;

    /// <summary><paramref name="planned"/>: the builds that are certain. <paramref name="total"/>: null where there may be more.</summary>
    public LiveDisplay(LiveScreen screen, IEnumerable<PlannedBuild> planned, int? total, TimeProvider time)
    {
        (_screen, _rows, _time, _begun) = (screen, new LiveProgress(planned, total), time, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Turn(), null, TimeSpan.Zero, Pause);
    }

    public void Say(string sentence) => Tell(PlainText.Lines(sentence).Split('\n'));

    public void Show(RunEvent runEvent)
    {
        lock (_gate)
        {
            _rows.Take(runEvent);
            _doing = Doing(runEvent) ?? _doing;
        }

        if (Staying(runEvent))
            Tell(EventText.Lines(runEvent, _rows.Total));
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        lock (_gate)
        {
            if (!_isOver)
                _screen.Draw([]);
            _isOver = true;
        }
    }

    private string? Doing(RunEvent runEvent) => runEvent switch
    {
        RunEvent.StepStarted step => PlainText.Short($"{EventText.Name(step.Build)}: {step.Step.Split('\n')[0]}", PlainText.LongestLine),
        RunEvent.BuildEnded or RunEvent.CheckEnded or RunEvent.TransferEnded or RunEvent.LeftInRegistry or RunEvent.BuildSkipped => null,
        _ => EventText.Lines(runEvent, _rows.Total) is [var first, ..] ? first : null,
    };

    // What the table has no place for.
    private static bool Staying(RunEvent runEvent) => runEvent switch
    {
        RunEvent.BuildEnded ended => ended.Record.Outcome.Status != BuildStatus.Built,
        RunEvent.CheckEnded ended => ended.Check.Failure is not null,
        RunEvent.TransferEnded ended => ended.Transfer.Error is not null,
        RunEvent.LeftInRegistry => true,
        _ => false,
    };

    private void Tell(IEnumerable<string> sentences)
    {
        lock (_gate)
        {
            _screen.Draw(_isOver ? [] : Picture(), [.. sentences]);
        }
    }

    private void Turn()
    {
        lock (_gate)
        {
            _turn++;
            if (!_isOver)
                _screen.Draw(Picture());
        }
    }

    private IReadOnlyList<ShownLine> Picture() =>
        LivePicture.Lines(_rows, _doing, Spinner[_turn % Spinner.Length], _time.GetElapsedTime(_begun), _screen.Size);
}
