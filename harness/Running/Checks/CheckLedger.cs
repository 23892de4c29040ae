using ImageBench.Model.Runs;

namespace ImageBench.Running.Checks;

/// <summary>
/// The checks of a run so far, in the order in which they ended; each is handed on to be kept before anything else is done.
/// <c>earlier</c> are those of a run that is gone on with: each holds until the same is made again.
/// </summary>
internal sealed class CheckLedger(Action<CheckRecord> keep, IReadOnlyList<CheckRecord> earlier)
{
    private readonly List<CheckRecord> _checks = [.. earlier];

    public IReadOnlyList<CheckRecord> Checks => _checks;

    public void Add(CheckRecord check)
    {
        _checks.RemoveAll(other => other.Key == check.Key && other.Round == check.Round);
        _checks.Add(check);
        keep(check);
    }
}
