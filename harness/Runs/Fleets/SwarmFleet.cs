using System.Globalization;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Swarms;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// A run on the machines of a swarm: scenarios go to a registry, each machine measures one shard at a time, and what comes back is pulled.
/// What a machine took with it is started anew, at most twice. Whatever ends it, all that it made is removed, but results that cannot be
/// had.
/// </summary>
internal sealed class SwarmFleet(
    ISwarm swarm, IFolderRepository repository, SwarmRequest request, TimeProvider time, Action<string> say)
{
    private const int Attempts = 3;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestCleanup = TimeSpan.FromMinutes(2);
    // The command is ended half a minute after it is told to end.
    private static readonly TimeSpan AfterInterrupt = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan LeftForJobs = TimeSpan.FromSeconds(5);

    // Those that may be there.
    private readonly List<SwarmJob> _jobs = [];
    private readonly FleetFolders _folders = new(repository, request.Name, request.Shards, request.Repository, say);
    private readonly FleetSweep _sweep = new(swarm, request, time, say);

    /// <summary>Pulls the shards' run folders under <paramref name="target"/>; what each came to, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<ShardOutcome>> Run(string scenarios, string target, CancellationToken cancellationToken)
    {
        var isBroken = false;
        try
        {
            await _folders.Send(scenarios, cancellationToken);
            await Measure(cancellationToken);
            return await _folders.Collect(target, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            isBroken = true;
            throw;
        }
        finally
        {
            await CleanUp(isBroken, cancellationToken);
        }
    }

    private async Task Measure(CancellationToken cancellationToken)
    {
        List<int> left = [.. Enumerable.Range(1, request.Shards)];
        for (var attempt = 1; attempt <= Attempts && left.Count > 0; attempt++)
        {
            var ready = (await swarm.ListNodes(cancellationToken)).Count(node => node.IsReady);
            if (ready == 0 && attempt == 1)
                throw new Fault(ExitCode.NoEngine, "No machine of the swarm is ready; 'docker node ls' says why.");
            if (ready == 0)
            {
                say("No machine of the swarm is ready any more: what was lost stays missing.");
                return;
            }

            var lost = await Measure(left, attempt, ready, cancellationToken);
            // One whose machine went when it had sent its results already is not lost.
            left = [];
            foreach (var shard in lost.Order())
            {
                if (!await _folders.Has(shard, cancellationToken))
                    left.Add(shard);
            }

            if (left.Count > 0 && attempt < Attempts)
                say($"Starting anew what was lost with its machine: {string.Join(", ", left.Select(Named))}.");
        }
    }

    private async Task<IReadOnlyCollection<int>> Measure(
        IReadOnlyList<int> shards, int attempt, int ready, CancellationToken cancellationToken)
    {
        var job = FleetJob.Of(request, shards, attempt, Math.Min(ready, shards.Count));
        // Before it is there: a request that is broken off may have been taken all the same.
        _jobs.Add(job);
        await swarm.Start(job, cancellationToken);
        var watch = new ShardWatch(shards, request.Shards, say);
        while (!watch.Look(await ListTasks(job, cancellationToken), await swarm.ListNodes(cancellationToken)))
            await Task.Delay(BetweenLooks, time, cancellationToken);
        await swarm.Remove(job, cancellationToken);
        _jobs.Remove(job);
        return watch.Lost;
    }

    private async Task<IReadOnlyList<SwarmTask>> ListTasks(SwarmJob job, CancellationToken cancellationToken)
    {
        var tasks = await swarm.ListTasks(job, cancellationToken);
        _sweep.Note(tasks);
        return tasks;
    }

    // Also after Ctrl+C, and so by a time of its own. Where something broke what was measured by then is nobody's to throw away.
    private async Task CleanUp(bool isBroken, CancellationToken interrupt)
    {
        using var limit = new CancellationTokenSource(LongestCleanup, time);
        using var patience = new CancellationTokenSource(LongestCleanup - LeftForJobs, time);
        await using var interrupted = interrupt.Register(() =>
        {
            limit.CancelAfter(AfterInterrupt);
            patience.CancelAfter(AfterInterrupt - LeftForJobs);
        });
        foreach (var job in _jobs)
        {
            await _sweep.Note(job, limit.Token);
            await Try(() => swarm.Remove(job, limit.Token), $"the service {job.Name}", "docker service rm");
        }

        await _sweep.Run(patience.Token, limit.Token);
        // Last: a task that is not yet over sends what it has.
        await (isBroken ? _folders.RemoveUnmeasured(limit.Token) : _folders.Remove(limit.Token));
    }

    private async Task Try(Func<Task> remove, string what, string command)
    {
        try
        {
            await remove();
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            say($"Could not remove {what} ({exception.Message.TrimEnd('.')}); remove it with '{command}'.");
        }
    }

    private string Named(int shard) => string.Create(CultureInfo.InvariantCulture, $"shard {shard}/{request.Shards}");
}
