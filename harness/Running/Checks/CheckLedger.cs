using ImageBench.Model.Runs;

namespace ImageBench.Running.Checks;

/// <summary>
/// The checks of a run so far, in the order in which they ended; each is handed on to be kept before anything else is done.
/// </summary>
internal sealed class CheckLedger(Action<CheckRecord> keep)
{
    private readonly List<CheckRecord> _checks = [];

    public IReadOnlyList<CheckRecord> Checks => _checks;

    public void Add(CheckRecord check)
    {
        _checks.Add(check);
        keep(check);
    }
}
