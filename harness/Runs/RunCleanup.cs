using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Runs;

/// <summary>What a run does on its engine when it ends, however it ends: all that it made there goes.</summary>
internal sealed class RunCleanup(IEngine engine, RunLabel label, bool keepImages, bool keepCache, TimeProvider time)
{
    // Ctrl+C promises to be back within 3 s.
    private static readonly TimeSpan LongestAfterInterrupt = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What cannot be removed is told, and is no fault of the run.</summary>
    public async Task Make(Action<string> say, bool interrupted)
    {
        using var limit = new CancellationTokenSource(interrupted ? LongestAfterInterrupt : Longest, time);
        try
        {
            await (keepImages ? engine.RemoveContainers(label, limit.Token) : engine.RemoveAll(label, limit.Token));
            // The next run does so too; after Ctrl+C there is no time for it.
            if (engine.Facts.IsPrivate && !interrupted && !keepCache)
                await engine.PruneBuildCache(limit.Token);
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            say($"Not all that was made on the engine could be removed ({exception.Message.TrimEnd('.')}): 'imagebench clean' removes "
                + "what is left.");
        }
    }
}
