using ImageBench.Model;
using ImageBench.Running;
using ImageBench.Running.Ports;

namespace ImageBench.Runs;

/// <summary>What a run does on its engine when it ends, however it ends: all that it made there goes.</summary>
internal sealed class RunCleanup(IEngine engine, RunLabel label, bool keepImages, TimeProvider time)
{
    // Ctrl+C promises to be back within 3 s.
    private static readonly TimeSpan LongestAfterInterrupt = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Removes what the same run left on the engine when it was killed: its folder is gone on with, so it is dead. Kept images stay.</summary>
    public async Task RemoveEarlier(string runId, CancellationToken cancellationToken)
    {
        if (keepImages)
            return;
        foreach (var value in await engine.FindLabelValues(RunLabel.Name, cancellationToken))
        {
            if (value != label.Value && value.StartsWith(RunLabel.StartOf(runId), StringComparison.Ordinal))
                await engine.RemoveAll(RunLabel.Name, value, cancellationToken);
        }
    }

    /// <summary>What cannot be removed is told, and is no fault of the run.</summary>
    public async Task Make(Action<string> say, bool interrupted)
    {
        using var limit = new CancellationTokenSource(interrupted ? LongestAfterInterrupt : Longest, time);
        try
        {
            if (!keepImages)
                await engine.RemoveAll(RunLabel.Name, label.Value, limit.Token);
            // The next run does so too; after Ctrl+C there is no time for it.
            if (engine.Facts.IsPrivate && !interrupted)
                await engine.PruneBuildCache(limit.Token);
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            say($"Not all that was made on the engine could be removed ({exception.Message.TrimEnd('.')}): 'imagebench clean' removes what is left.");
        }
    }
}
