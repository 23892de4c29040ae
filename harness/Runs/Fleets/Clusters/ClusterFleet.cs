using ImageBench.Model;
using k8s.Models;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// A run on the machines of a cluster: its job is started and followed, and what comes back by a registry (<paramref name="folders"/> null:
/// nothing does) is pulled. Whatever ends it, the job is removed with its pods, and so are the results that were pulled.
/// </summary>
internal sealed class ClusterFleet(
    ClusterLink cluster, V1Job job, JobWatch watch, FleetFolders? folders, TimeProvider time, Action<string> say)
{
    private const int MostUnanswered = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestCleanup = TimeSpan.FromMinutes(2);
    // The command is ended half a minute after it is told to end.
    private static readonly TimeSpan AfterInterrupt = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan LeftForFolders = TimeSpan.FromSeconds(5);

    // Noted with the job, which is found by it where the answer to starting it was lost.
    private readonly string _manager = $"imagebench-{Guid.NewGuid():n}";

    /// <summary>What it came to by how its pods ended.</summary>
    public ExitCode Ended { get; private set; } = ExitCode.VariantFailed;

    private string Name => job.Metadata.Name;

    /// <summary>Pulls the shards' run folders under <paramref name="target"/>; what each came to, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<ShardOutcome>> Run(string target, CancellationToken cancellationToken)
    {
        if (folders is not null)
        {
            // What could not be had afterwards is not measured.
            await folders.Has(1, cancellationToken);
        }

        if (await cluster.Find(Name, cancellationToken) is not null)
            throw cluster.AlreadyThere(Name);
        string? uid = null;
        var isBroken = false;
        try
        {
            uid = await cluster.Start(job, _manager, cancellationToken);
            say($"The Job {Name} is started.");
            await Follow(uid, cancellationToken);
            return folders is null ? [] : await folders.OfJob(uid).Collect(target, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            isBroken = true;
            throw;
        }
        finally
        {
            await CleanUp(uid, isBroken, cancellationToken);
        }
    }

    private async Task Follow(string uid, CancellationToken cancellationToken)
    {
        var unanswered = 0;
        while (!await IsOver())
            await Task.Delay(BetweenLooks, time, cancellationToken);

        // A cluster whose API is started anew goes on with its pods.
        async Task<bool> IsOver()
        {
            try
            {
                var isOver = await Look(uid, cancellationToken);
                unanswered = 0;
                return isOver;
            }
            catch (Fault fault) when (fault.ExitCode == ExitCode.NoEngine && ++unanswered < MostUnanswered)
            {
                if (unanswered == 1)
                    say(fault.Message + " It is asked again.");
                return false;
            }
        }
    }

    private async Task<bool> Look(string uid, CancellationToken cancellationToken)
    {
        // Before its pods, which stand as they end by then.
        var now = await cluster.Find(Name, cancellationToken);
        if (now?.Metadata.Uid != uid || now.Metadata.DeletionTimestamp is not null)
            throw new Fault(ExitCode.VariantFailed, $"The Job {Name} was removed by somebody else while it was followed: run it again.");
        watch.Look(await cluster.ListPods(uid, cancellationToken));
        if (!watch.HasAll)
            watch.Warn(await Try(() => cluster.ListWarnings(uid, cancellationToken)) ?? []);
        var end = now.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "Complete" or "Failed", Status: "True" });
        Ended = watch.Judge(isComplete: end?.Type == "Complete");
        return end is not null;
    }

    // Also after Ctrl+C, and so by a time of its own. Where something broke what was measured by then is nobody's to throw away.
    private async Task CleanUp(string? uid, bool isBroken, CancellationToken interrupt)
    {
        using var limit = new CancellationTokenSource(LongestCleanup, time);
        using var patience = new CancellationTokenSource(LongestCleanup - LeftForFolders, time);
        await using var interrupted = interrupt.Register(() =>
        {
            limit.CancelAfter(AfterInterrupt);
            patience.CancelAfter(AfterInterrupt - LeftForFolders);
        });
        var own = await new JobRemoval(cluster, Name, _manager, time, say).Run(uid, patience.Token);
        // Last: a pod that is not yet over sends what it has.
        if (folders is not null && own is not null)
            await (isBroken ? folders.OfJob(own).RemoveUnmeasured(limit.Token) : folders.OfJob(own).Remove(limit.Token));
    }

    private static async Task<T?> Try<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (Fault)
        {
            // Whoever may not see it goes without.
            return null;
        }
    }
}
