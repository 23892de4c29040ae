using ImageBench.Engine.Swarms;
using ImageBench.Runs.Fleets;

namespace ImageBench.Tests.Runs.Fleets;

/// <summary>
/// A swarm whose tasks are over at the second look, each with what <paramref name="make"/> does for its shard (given the job's arguments);
/// it starts none anew, as a real one.
/// </summary>
internal sealed class PlayedSwarm(Func<int, SwarmJob, Task> make, params IReadOnlyList<string> machines) : ISwarm
{
    private const string Killed = "task: non-zero exit (137)";

    private readonly Dictionary<string, List<SwarmTask>> _jobs = [];

    /// <summary>Which machine goes during which job: by the job's number.</summary>
    public Dictionary<int, string> Dying { get; } = [];

    /// <summary>What goes wrong with a shard's task, by its number.</summary>
    public Dictionary<int, string> Failing { get; } = [];

    public List<SwarmJob> Started { get; } = [];

    public IReadOnlyCollection<string> Left => _jobs.Keys;

    /// <summary>The jobs that swept a machine.</summary>
    public List<SwarmJob> Sweeps { get; } = [];

    /// <summary>What goes wrong with the task that sweeps a machine.</summary>
    public Dictionary<string, string> Unswept { get; } = [];

    /// <summary>What happens when a machine is to be swept.</summary>
    public Action<SwarmJob> Sweeping { get; set; } = _ => { };

    /// <summary>What happens whenever the tasks are looked at.</summary>
    public Action Looked { get; set; } = () => { };

    private IEnumerable<string> Dead => Dying.Where(death => death.Key <= Started.Count).Select(death => death.Value);

    public Task<IReadOnlyList<SwarmNode>> ListNodes(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SwarmNode>>(
        [.. machines.Select(machine => new SwarmNode(machine, "host-" + machine, !Dead.Contains(machine), TakesTasks: true))]);

    public async Task Start(SwarmJob job, CancellationToken cancellationToken)
    {
        var living = machines.Where(machine => !Dead.Contains(machine)).ToList();
        if (job.Arguments.Contains("sweep"))
        {
            Sweep(job, living);
            return;
        }

        Started.Add(job);
        Assert.Equal(Math.Min(living.Count, job.Tasks), job.Concurrent);
        var tasks = new List<SwarmTask>();
        for (var slot = 0; slot < job.Tasks; slot++)
        {
            // The task of number 0 is told the machine in its place.
            var machine = living[slot % living.Count];
            var shard = FleetJob.ShardOf(job.Environment[0].Split('=')[1], slot == 0 ? machine : $"{slot}")!.Value;
            if (Dead.Contains(machine))
            {
                tasks.Add(new SwarmTask(slot, SwarmTaskState.Running, machine, ""));
            }
            else if (Failing.TryGetValue(shard, out var said))
            {
                tasks.Add(new SwarmTask(slot, SwarmTaskState.Failed, machine, said));
            }
            else
            {
                await make(shard, job);
                tasks.Add(new SwarmTask(slot, SwarmTaskState.Complete, machine, ""));
            }
        }

        _jobs[job.Name] = tasks;
    }

    // The container that sweeps goes with the others, so that its task fails.
    private void Sweep(SwarmJob job, List<string> living)
    {
        var machine = Assert.Single(job.Constraints).Split("==")[1];
        Assert.Contains(machine, living);
        Assert.DoesNotContain(Started, started => _jobs.ContainsKey(started.Name));
        Sweeps.Add(job);
        _jobs[job.Name] = [new SwarmTask(0, SwarmTaskState.Failed, machine, Unswept.GetValueOrDefault(machine, Killed))];
        Sweeping(job);
    }

    public Task<IReadOnlyList<SwarmTask>> ListTasks(SwarmJob job, CancellationToken cancellationToken)
    {
        Looked();
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<SwarmTask>>(_jobs[job.Name]);
    }

    public Task Remove(SwarmJob job, CancellationToken cancellationToken)
    {
        _jobs.Remove(job.Name);
        return Task.CompletedTask;
    }
}
