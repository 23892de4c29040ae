using System.Text.RegularExpressions;
using ImageBench.Engine.Wire;
using ImageBench.Model.Builds;

namespace ImageBench.Engine.Classic;

/// <summary>
/// The steps of a builder that tells no times: one lasts from the arrival of its line to the arrival of the next, and each waits for the
/// one before.
/// </summary>
internal sealed partial class ArrivedSteps
{
    private readonly List<Step> _steps = [];
    private LogTail _log = new();

    public IReadOnlyList<Step> All => _steps;

    /// <summary>The name that a FROM gives its stage; null where it gives none, or where the instruction is another.</summary>
    public static string? StageOf(string instruction) =>
        FromLine().Match(instruction).Groups["stage"] is { Success: true } stage ? stage.Value : null;

    public static bool IsFrom(string instruction) => FromLine().IsMatch(instruction);

    /// <summary>Ends the last step and begins the next.</summary>
    public void Begin(string instruction, string? stage, TimeSpan arrived)
    {
        Close(arrived, null);
        _log = new LogTail();
        _steps.Add(new Step(instruction, stage, _steps.Count + 1, instruction, arrived, null, false, null)
        {
            Inputs = _steps.Count == 0 ? [] : [_steps.Count - 1],
        });
    }

    /// <summary>Takes what the last step prints; what comes when it has ended is no step's.</summary>
    public void Print(string output)
    {
        if (_steps.Count > 0 && _steps[^1].Duration is null)
            _log.Add(output);
    }

    /// <summary>The last step came from the cache.</summary>
    public void WasCached() => _steps[^1] = _steps[^1] with { Cached = true };

    /// <summary>Ends the last step, where it has not ended yet.</summary>
    public void Close(TimeSpan arrived, string? error)
    {
        if (_steps.Count > 0 && _steps[^1].Duration is null)
            _steps[^1] = _steps[^1] with { Duration = arrived - _steps[^1].Started, Error = error, LogTail = _log.OfStep };
    }

    [GeneratedRegex(@"^FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(?<stage>\S+))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FromLine();
}
