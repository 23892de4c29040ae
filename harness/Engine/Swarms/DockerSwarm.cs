using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using EngineDescription = ImageBench.Engine.Wire.EngineDescription;

namespace ImageBench.Engine.Swarms;

/// <summary>A swarm through the API of one of its managers.</summary>
internal sealed class DockerSwarm : ISwarm, IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly DockerClient _client;
    private readonly EngineTalk _talk;
    private readonly TimeProvider _time;

    private DockerSwarm(DockerClient client, EngineTalk talk, TimeProvider time) => (_client, _talk, _time) = (client, talk, time);

    /// <summary>"auto": the engine that Docker's own tools would use; or an address.</summary>
    public static async Task<DockerSwarm> Connect(string wanted, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = wanted == "auto" ? EngineAddress.Default() : EngineAddress.Parse(wanted);
        var talk = new EngineTalk(address.Endpoint);
        using var unversioned = EngineClient.Make(address, null);
        var agreed = await talk.Ask(
            "saying its version", () => EngineDescription.Agree(unversioned, address, cancellationToken), cancellationToken);
        return new DockerSwarm(EngineClient.Make(address, agreed), talk, time);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The registries that this engine is set up to speak to without checking who they are: hosts and ranges.</summary>
    public Task<IReadOnlyList<string>> ListInsecureRegistries(CancellationToken cancellationToken) =>
        _talk.Ask<IReadOnlyList<string>>("telling its registries", async () =>
        {
            var registries = (await _client.System.GetSystemInfoAsync(cancellationToken)).RegistryConfig;
            var hosts = (registries?.IndexConfigs ?? new Dictionary<string, IndexInfo>())
                .Where(index => !index.Value.Secure).Select(index => index.Key);
            return [.. registries?.InsecureRegistryCIDRs ?? [], .. hosts];
        }, cancellationToken);

    public Task<IReadOnlyList<SwarmNode>> ListNodes(CancellationToken cancellationToken) =>
        _talk.Ask<IReadOnlyList<SwarmNode>>("listing the machines of its swarm", async () =>
            [.. (await _client.Swarm.ListNodesAsync(cancellationToken)).Select(node => new SwarmNode(
                node.ID,
                node.Description?.Hostname ?? "",
                node.Status?.State == "ready",
                node.Spec?.Availability == "active"))], cancellationToken);

    public Task Start(SwarmJob job, CancellationToken cancellationToken) => _talk.Ask("starting a job of its swarm", async () =>
    {
        string? login = null;
        if (job.Login is not null)
        {
            login = (await _client.Secrets.CreateAsync(
                new SwarmSecretSpec
                {
                    Name = JobService.LoginName(job),
                    Labels = job.Labels.ToDictionary(),
                    Data = JobService.Config(job.Login),
                },
                cancellationToken)).ID;
        }

        return await _client.Swarm.CreateServiceAsync(JobService.Of(job, login), cancellationToken);
    }, cancellationToken);

    public Task<IReadOnlyList<SwarmTask>> ListTasks(SwarmJob job, CancellationToken cancellationToken) =>
        _talk.Ask<IReadOnlyList<SwarmTask>>("listing the tasks of a job", async () =>
        {
            var tasks = await Tasks(job, cancellationToken);
            return [.. tasks.GroupBy(task => task.Slot ?? 0)
                .Select(slot => slot.MaxBy(task => task.CreatedAt)!)
                .Select(task => new SwarmTask(
                    (int)(task.Slot ?? 0), State(task.Status?.State), task.NodeID ?? "", task.Status?.Err ?? ""))];
        }, cancellationToken);

    public Task Remove(SwarmJob job, CancellationToken cancellationToken) => _talk.Ask("removing a job of its swarm", async () =>
    {
        await IfThere(() => _client.Swarm.RemoveServiceAsync(job.Name, cancellationToken));
        if (job.Login is null)
            return true;
        var kept = await _client.Secrets.ListAsync(cancellationToken);
        foreach (var secret in kept.Where(secret => secret.Spec?.Name == JobService.LoginName(job)))
        {
            // It is in use for as long as the job is being removed.
            for (var left = 20; left > 0 && await IsInUse(() => _client.Secrets.DeleteAsync(secret.ID, cancellationToken)); left--)
                await Task.Delay(BetweenLooks, _time, cancellationToken);
        }

        return true;
    }, cancellationToken);

    private Task<IList<TaskResponse>> Tasks(SwarmJob job, CancellationToken cancellationToken) => _client.Tasks.ListAsync(
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
