using ImageBench.Model;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// The end of a job on a cluster, with its pods; what cannot be removed is told. <paramref name="manager"/> is noted with it as who made
/// it.
/// </summary>
internal sealed class JobRemoval(ClusterLink cluster, string name, string manager, TimeProvider time, Action<string> say)
{
    private const int Attempts = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Removes the one that the cluster calls <paramref name="uid"/>, or (null: it did not say) the one that was made all the same; what
    /// that is called, null where there was none.
    /// </summary>
    public async Task<string?> Run(string? uid, CancellationToken patience)
    {
        var own = uid;
        try
        {
            own ??= await Persist(() => FindOwn(patience), patience);
            if (own is not null)
                await Persist(() => Remove(own, patience), patience);
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            say($"Could not remove the Job {name} ({exception.Message.TrimEnd('.')}); 'kubectl get job {name}' tells whether it is there, "
                + $"and 'kubectl delete job {name}' removes it.");
        }

        return own;
    }

    // A request that is broken off may have been taken all the same.
    private async Task<string?> FindOwn(CancellationToken cancellationToken) =>
        await cluster.Find(name, cancellationToken) is { Metadata: { ManagedFields: { } fields, Uid: var found } }
            && fields.Any(field => field.Manager == manager)
            ? found
            : null;

    private async Task<bool> Remove(string uid, CancellationToken cancellationToken)
    {
        var isTaken = false;
        try
        {
            while (true)
            {
                isTaken = isTaken || await cluster.Remove(name, uid, cancellationToken);
                if ((await cluster.Find(name, cancellationToken))?.Metadata.Uid != uid)
                    return true;
                await Task.Delay(BetweenLooks, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (isTaken)
        {
            say($"The Job {name} is being removed: its pods have not ended yet, and it goes with the last of them.");
        }

        return true;
    }

    // What is not removed runs on, on machines that others want.
    private async Task<T> Persist<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        for (var left = Attempts; ; left--)
        {
            try
            {
                return await call();
            }
            catch (Fault fault) when (fault.ExitCode == ExitCode.NoEngine && left > 1)
            {
                await Task.Delay(BetweenLooks, time, cancellationToken);
            }
        }
    }
}
