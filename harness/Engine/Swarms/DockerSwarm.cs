using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.Swarms;

/// <summary>A swarm through the API of one of its managers.</summary>
internal sealed class DockerSwarm : ISwarm, IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly EngineLink _link;
    private readonly TimeProvider _time;

    private DockerSwarm(EngineLink link, Uri endpoint, TimeProvider time) => (_link, Endpoint, _time) = (link, endpoint.ToString(), time);

    /// <summary>Where the manager is asked.</summary>
    public string Endpoint { get; }

    private DockerClient Client => _link.Client;

    private EngineTalk Talk => _link.Talk;

    /// <summary>"auto": the engine that Docker's own tools would use; or an address.</summary>
    public static async Task<DockerSwarm> Connect(string wanted, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = wanted == "auto" ? EngineAddress.Default() : EngineAddress.Parse(wanted);
#pragma warning disable CA2000 // Dispose objects before losing scope: what is given back ends it
        return new DockerSwarm(await EngineLink.Connect(address, cancellationToken), address.Endpoint, time);
#pragma warning restore CA2000
    }

    public void Dispose() => _link.Dispose();

    /// <summary>The registries that this engine is set up to speak to without checking who they are: hosts and ranges.</summary>
    public Task<IReadOnlyList<string>> ListInsecureRegistries(CancellationToken cancellationToken) =>
        Talk.Ask<IReadOnlyList<string>>("telling its registries", async () =>
        {
            var registries = (await Client.System.GetSystemInfoAsync(cancellationToken)).RegistryConfig;
            var hosts = (registries?.IndexConfigs ?? new Dictionary<string, IndexInfo>())
                .Where(index => !index.Value.Secure).Select(index => index.Key);
            return [.. registries?.InsecureRegistryCIDRs ?? [], .. hosts];
        }, cancellationToken);

    public Task<IReadOnlyList<SwarmNode>> ListNodes(CancellationToken cancellationToken) =>
        Talk.Ask<IReadOnlyList<SwarmNode>>("listing the machines of its swarm", async () =>
            [.. (await Client.Swarm.ListNodesAsync(cancellationToken)).Select(node => new SwarmNode(
                node.ID,
                node.Description?.Hostname ?? "",
                node.Status?.State == "ready",
                node.Spec?.Availability == "active"))], cancellationToken);

    public Task Start(SwarmJob job, CancellationToken cancellationToken) => Talk.Ask("starting a job of its swarm", async () =>
    {
        string? config = null;
        if (!job.Config.IsEmpty)
        {
            config = (await Client.Secrets.CreateAsync(
                new SwarmSecretSpec
                {
                    Name = JobSpec.ConfigName(job),
                    Labels = job.Labels.ToDictionary(),
                    Data = job.Config.Json(),
                },
                cancellationToken)).ID;
        }

        return await Client.Swarm.CreateServiceAsync(JobSpec.Of(job, config), cancellationToken);
    }, cancellationToken);

    public Task<IReadOnlyList<SwarmTask>> ListTasks(SwarmJob job, CancellationToken cancellationToken) =>
        Talk.Ask<IReadOnlyList<SwarmTask>>("listing the tasks of a job", async () =>
        {
            var tasks = await Tasks(job, cancellationToken);
            return [.. tasks.GroupBy(task => task.Slot ?? 0)
                .Select(slot => slot.MaxBy(task => task.CreatedAt)!)
                .Select(task => new SwarmTask(
                    (int)(task.Slot ?? 0), State(task.Status?.State), task.NodeID ?? "", task.Status?.Err ?? ""))];
        }, cancellationToken);

    public Task Remove(SwarmJob job, CancellationToken cancellationToken) => Talk.Ask("removing a job of its swarm", async () =>
    {
        await IfThere(() => Client.Swarm.RemoveServiceAsync(job.Name, cancellationToken));
        if (job.Config.IsEmpty)
            return true;
        var kept = await Client.Secrets.ListAsync(cancellationToken);
        foreach (var secret in kept.Where(secret => secret.Spec?.Name == JobSpec.ConfigName(job)))
        {
            // It is in use for as long as the job is being removed.
            for (var left = 20; left > 0 && await IsInUse(() => Client.Secrets.DeleteAsync(secret.ID, cancellationToken)); left--)
                await Task.Delay(BetweenLooks, _time, cancellationToken);
        }

        return true;
    }, cancellationToken);

    private Task<IList<TaskResponse>> Tasks(SwarmJob job, CancellationToken cancellationToken) => Client.Tasks.ListAsync(
        new TasksListParameters
        {
            Filters = new Dictionary<string, IDictionary<string, bool>>
            {
                ["service"] = new Dictionary<string, bool> { [job.Name] = true },
            },
        },
        cancellationToken);

    private static async Task IfThere(Func<Task> remove)
    {
        try
        {
            await remove();
        }
        catch (DockerApiException gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
        }
    }

    private static async Task<bool> IsInUse(Func<Task> remove)
    {
        try
        {
            await IfThere(remove);
            return false;
        }
        catch (DockerApiException used) when (used.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict)
        {
            return true;
        }
    }

    private static SwarmTaskState State(TaskState? state) => state switch
    {
        TaskState.Starting or TaskState.Running => SwarmTaskState.Running,
        TaskState.Complete => SwarmTaskState.Complete,
        TaskState.Shutdown or TaskState.Failed or TaskState.Rejected or TaskState.Remove or TaskState.Orphaned => SwarmTaskState.Failed,
        _ => SwarmTaskState.Waiting,
    };
}
