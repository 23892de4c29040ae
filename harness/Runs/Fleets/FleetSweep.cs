using System.Globalization;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Swarms;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// A swarm leaves the containers of tasks that are over on its machines, also when their job is gone. A job of one task on each machine
/// that had one removes them there, and itself at last: its task ends as failed.
/// </summary>
internal sealed class FleetSweep(ISwarm swarm, SwarmRequest request, TimeProvider time, Action<string> say)
{
    /// <summary>The label of the containers that sweep.</summary>
    public const string Label = FleetJob.Label + ".sweep";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    // What a swarm says of a task whose container was removed while it ran: killed, or not to be found.
    private static readonly string[] Ends = ["(137)", "No such container"];

    // By what the swarm calls them.
    private readonly SortedSet<string> _machines = new(StringComparer.Ordinal);

    /// <summary>Notes the machines that have these tasks.</summary>
    public void Note(IEnumerable<SwarmTask> tasks) => _machines.UnionWith(tasks.Select(task => task.NodeId).Where(id => id.Length > 0));

    /// <summary>The same of a job, where there is one: one that never came to be has no tasks.</summary>
    public async Task Note(SwarmJob job, CancellationToken cancellationToken) =>
        Note(await Try(() => swarm.ListTasks(job, cancellationToken)) ?? []);

    /// <summary>
    /// Sweeps until <paramref name="patience"/> is over, and removes its own jobs until <paramref name="limit"/> is. Names the machines
    /// that could not be swept.
    /// </summary>
    public async Task Run(CancellationToken patience, CancellationToken limit)
    {
        if (_machines.Count == 0)
            return;
        var nodes = await Try(() => swarm.ListNodes(patience)) ?? [];
        var ready = nodes.Where(node => node.IsReady && _machines.Contains(node.Id)).Select(node => node.Id).ToList();
        var swept = await Task.WhenAll(ready.Select((machine, i) => Sweep(Job(i + 1, machine), patience, limit)));
        var left = _machines.Except(ready.Where((_, i) => swept[i])).ToList();
        if (left.Count > 0)
        {
            var named = left.Select(id => nodes.FirstOrDefault(node => node.Id == id)?.HostName ?? id);
            say($"Ended containers of the tasks stay on {string.Join(", ", named)}; remove them there with "
                + $"'docker container prune --filter label={FleetJob.Label}={request.Name}'.");
        }
    }

    // Whether its task ended as one does that has removed its own container.
    private async Task<bool> Sweep(SwarmJob job, CancellationToken patience, CancellationToken limit)
    {
        var isSwept = await Try(async () =>
        {
            await swarm.Start(job, patience);
            while (true)
            {
                var tasks = await swarm.ListTasks(job, patience);
                if (tasks.FirstOrDefault(task => task.State is SwarmTaskState.Complete or SwarmTaskState.Failed) is { } ended)
                    return Ends.Any(end => ended.Said.Contains(end, StringComparison.Ordinal));
                await Task.Delay(BetweenLooks, time, patience);
            }
        });
        // Whatever came of it: a request that is broken off may have been taken all the same.
        var isRemoved = await Try(async () =>
        {
            await swarm.Remove(job, limit);
            return true;
        });
        if (!isRemoved)
            say($"Could not remove the service {job.Name}; remove it with 'docker service rm'.");
        return isSwept;
    }

    // Nothing where it goes wrong: that is told as what it leaves.
    private static async Task<T?> Try<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            return default;
        }
    }

    private SwarmJob Job(int number, string machine) => new(
        string.Create(CultureInfo.InvariantCulture, $"{request.Name}-sweep-{number}"),
        request.Image,
        ["fleet", "sweep", "--name", request.Name],
        [],
        1)
    {
        Concurrent = 1,
        Socket = request.Socket,
        Constraints = ["node.id==" + machine],
        Labels = new Dictionary<string, string> { [FleetJob.Label] = request.Name, [Label] = request.Name },
        // The machine has the image, and nothing is asked of a registry or built.
        Config = GivenConfig.None,
    };
}
