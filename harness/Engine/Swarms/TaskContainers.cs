using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.Swarms;

/// <summary>The containers that tasks of jobs left on this machine: a swarm keeps those of a job that is gone, too.</summary>
internal sealed class TaskContainers : IDisposable
{
    // A task that is told to stop removes what it made first; whoever sweeps after Ctrl+C has not much longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    // All else runs, or is about to.
    private static readonly string[] Ended = ["exited", "dead", "created"];

    private readonly EngineLink _link;
    private readonly TimeProvider _time;

    private TaskContainers(EngineLink link, TimeProvider time) => (_link, _time) = (link, time);

    public static async Task<TaskContainers> Connect(EngineAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // Dispose objects before losing scope: what is given back ends it
        return new TaskContainers(await EngineLink.Connect(address, cancellationToken), time);
#pragma warning restore CA2000
    }

    public void Dispose() => _link.Dispose();

    /// <summary>
    /// Tells those whose <paramref name="label"/> says <paramref name="value"/> to end, since a swarm lets the tasks of a job that is gone
    /// go on, and removes them; and at last, with force, those whose <paramref name="last"/> says it: the caller's own container, with
    /// which it ends. Where one of the others does not end, that one stays, and so does the caller's: it comes back.
    /// </summary>
    public async Task Sweep(string label, string value, string last, CancellationToken cancellationToken)
    {
        var begun = _time.GetTimestamp();
        foreach (var task in (await List(label, value, cancellationToken)).Where(task => IsOpen(task) && !task.Labels.ContainsKey(last)))
            await End(task.ID, cancellationToken);
        while (await RemoveEnded(label, value, last, cancellationToken))
        {
            if (_time.GetElapsedTime(begun) >= LongestWait)
                return;
            await Task.Delay(BetweenLooks, _time, cancellationToken);
        }

        foreach (var own in await List(last, value, cancellationToken))
            await Remove(own.ID, force: true, cancellationToken);
    }

    private static bool IsOpen(ContainerListResponse task) => !Ended.Contains(task.State);

    private Task<bool> End(string id, CancellationToken cancellationToken) => IfItMay(
        "ending a container",
        () => _link.Client.Containers.KillContainerAsync(id, new ContainerKillParameters { Signal = "SIGTERM" }, cancellationToken),
        cancellationToken);

    // Whether some are left.
    private async Task<bool> RemoveEnded(string label, string value, string last, CancellationToken cancellationToken)
    {
        var isLeft = false;
        foreach (var task in (await List(label, value, cancellationToken)).Where(task => !task.Labels.ContainsKey(last)))
            isLeft |= IsOpen(task) || !await Remove(task.ID, force: false, cancellationToken);
        return isLeft;
    }

    private Task<List<ContainerListResponse>> List(string label, string value, CancellationToken cancellationToken) =>
        _link.Talk.Ask("listing containers", async () =>
        {
            var listed = await _link.Client.Containers.ListContainersAsync(
                new ContainersListParameters
                {
                    All = true,
                    Filters = new Dictionary<string, IDictionary<string, bool>>
                    {
                        ["label"] = new Dictionary<string, bool> { [$"{label}={value}"] = true },
                    },
                },
                cancellationToken);
            // Whatever an engine makes of the question.
            return listed.Where(one => one.Labels?.TryGetValue(label, out var said) is true && said == value).ToList();
        }, cancellationToken);

    private Task<bool> Remove(string id, bool force, CancellationToken cancellationToken) => IfItMay(
        "removing a container",
        () => _link.Client.Containers.RemoveContainerAsync(
            id, new ContainerRemoveParameters { Force = force, RemoveVolumes = false }, cancellationToken),
        cancellationToken);

    // Whether it was done, or is done already: a swarm may be removing it at the same time; or it runs after all, or no longer.
    private Task<bool> IfItMay(string what, Func<Task> change, CancellationToken cancellationToken) => _link.Talk.Ask(what, async () =>
    {
        try
        {
            await change();
            return true;
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return refused.StatusCode == HttpStatusCode.NotFound;
        }
    }, cancellationToken);
}
