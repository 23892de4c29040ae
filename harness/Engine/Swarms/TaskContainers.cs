using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using EngineDescription = ImageBench.Engine.Wire.EngineDescription;

namespace ImageBench.Engine.Swarms;

/// <summary>The containers that tasks of jobs left on this machine: a swarm keeps those of a job that is gone, too.</summary>
internal sealed class TaskContainers : IDisposable
{
    // A task that is told to stop removes what it made first.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    // All else runs, or is about to.
    private static readonly string[] Ended = ["exited", "dead", "created"];

    private readonly DockerClient _client;
    private readonly EngineTalk _talk;
    private readonly TimeProvider _time;

    private TaskContainers(DockerClient client, EngineTalk talk, TimeProvider time) => (_client, _talk, _time) = (client, talk, time);

    public static async Task<TaskContainers> Connect(EngineAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        var talk = new EngineTalk(address.Endpoint);
        using var unversioned = EngineClient.Make(address, null);
        var agreed = await talk.Ask(
            "saying its version", () => EngineDescription.Agree(unversioned, address, cancellationToken), cancellationToken);
        return new TaskContainers(EngineClient.Make(address, agreed), talk, time);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>
    /// Removes those whose <paramref name="label"/> says <paramref name="value"/> and that do not run, and at last, with force, those whose
    /// <paramref name="last"/> says it: the caller's own container, with which it ends. Where one of the others does not stop, that one
    /// stays, and so does the caller's: it comes back.
    /// </summary>
    public async Task Sweep(string label, string value, string last, CancellationToken cancellationToken)
    {
        var begun = _time.GetTimestamp();
        while (await RemoveEnded(label, value, last, cancellationToken))
        {
            if (_time.GetElapsedTime(begun) >= LongestWait)
                return;
            await Task.Delay(BetweenLooks, _time, cancellationToken);
        }

        foreach (var own in await List(last, value, cancellationToken))
            await Remove(own.ID, force: true, cancellationToken);
    }

    // Whether some are left.
    private async Task<bool> RemoveEnded(string label, string value, string last, CancellationToken cancellationToken)
    {
        var isLeft = false;
        foreach (var task in (await List(label, value, cancellationToken)).Where(task => !task.Labels.ContainsKey(last)))
            isLeft |= !Ended.Contains(task.State) || !await Remove(task.ID, force: false, cancellationToken);
        return isLeft;
    }

    private Task<List<ContainerListResponse>> List(string label, string value, CancellationToken cancellationToken) =>
        _talk.Ask("listing containers", async () =>
        {
            var listed = await _client.Containers.ListContainersAsync(
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

    // Whether it is gone: its agent may be removing it at the same time, or it runs after all.
    private Task<bool> Remove(string id, bool force, CancellationToken cancellationToken) =>
        _talk.Ask("removing a container", async () =>
        {
            try
            {
                await _client.Containers.RemoveContainerAsync(
                    id, new ContainerRemoveParameters { Force = force, RemoveVolumes = false }, cancellationToken);
                return true;
            }
            catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
            {
                return refused.StatusCode == HttpStatusCode.NotFound;
            }
        }, cancellationToken);
}
