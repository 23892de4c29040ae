using System.Runtime.CompilerServices;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Running.Ports;
using ImageBench.Runs.Engines;

namespace ImageBench.Runs;

/// <summary>What runs that did not come to clean up after themselves left on an engine, found by the marks of what they made.</summary>
internal sealed class DeadRuns(IEngine engine, StateFolder state, IHost host)
{
    /// <summary>Removes what they left; a sentence on each, and on those that are left alone.</summary>
    public async IAsyncEnumerable<string> Remove([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var label in await engine.FindRuns(cancellationToken))
        {
            yield return Lives(label) switch
            {
                true => $"Left alone what run {label.RunId} made: it is still going on.",
                false => await Remove(label, cancellationToken),
                null => $"Left alone what run {label.RunId} made: it is another machine's, or this one's from before its last "
                    + $"start, and may be going on; 'imagebench clean --run {label.RunId}' removes it all the same.",
            };
        }
    }

    /// <summary>Removes what that run left, also where it is another machine's; a sentence on it, or none where there is nothing.</summary>
    public async IAsyncEnumerable<string> RemoveNamed(string runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var label in await engine.FindRuns(cancellationToken))
        {
            if (label.RunId == runId)
            {
                yield return Lives(label) == true
                    ? $"Left alone what run {label.RunId} made: it is still going on."
                    : await Remove(label, cancellationToken);
            }
        }
    }

    /// <summary>Removes what that run left when it was killed on this machine.</summary>
    public async Task RemoveOf(string runId, CancellationToken cancellationToken)
    {
        foreach (var label in await engine.FindRuns(cancellationToken))
        {
            if (label.RunId == runId && Lives(label) == false)
                await Remove(label, cancellationToken);
        }
    }

    // The file in the state folder also shows a run in a container that has that folder from this machine.
    private bool? Lives(RunLabel label) =>
        RunMark.IsHeld(state, label.Value) ? true : label.Maker is { } maker ? host.Lives(maker) : null;

    private async Task<string> Remove(RunLabel label, CancellationToken cancellationToken)
    {
        var stays = await engine.RemoveAll(label, cancellationToken);
        return stays.Count == 0
            ? $"Removed what run {label.RunId} left."
            : $"Removed what run {label.RunId} left, but for {string.Join(", and ", stays)}.";
    }
}
