using System.Runtime.CompilerServices;
using ImageBench.Provisioning;
using ImageBench.Running;
using ImageBench.Running.Ports;

namespace ImageBench.Runs;

/// <summary>What runs that did not come to clean up after themselves left on an engine, found by its label.</summary>
internal sealed class DeadRuns(IEngine engine, StateFolder state)
{
    /// <summary>Removes what they left; a sentence on each, and on those that are still going on, which are left alone.</summary>
    public async IAsyncEnumerable<string> Remove([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var label in await engine.FindLabelValues(RunLabel.Name, cancellationToken))
        {
            yield return await Remove(label, cancellationToken)
                ? $"Removed what run {label} left."
                : $"Left alone what run {label} made: it is still going on.";
        }
    }

    /// <summary>Removes what that run left when it was killed.</summary>
    public async Task RemoveOf(string runId, CancellationToken cancellationToken)
    {
        foreach (var label in await engine.FindLabelValues(RunLabel.Name, cancellationToken))
        {
            if (RunLabel.IsOf(label, runId))
                await Remove(label, cancellationToken);
        }
    }

    private async Task<bool> Remove(string label, CancellationToken cancellationToken)
    {
        if (RunMark.IsHeld(state, label))
            return false;
        await engine.RemoveAll(RunLabel.Name, label, cancellationToken);
        return true;
    }
}
