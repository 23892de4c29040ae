using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Containers;

/// <summary>The containers of a Docker engine, as far as checks need them.</summary>
internal sealed class DockerContainers(
    DockerClient client, EngineTalk talk, PublishedPort published, ContainerRemoval removal, TimeProvider time)
    : IContainers
{
    // None of these takes an engine that is well as long, a driver that copies each image for each container included.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(5);

    public async Task<(string? Id, string? Refusal)> Create(ContainerRequest request, CancellationToken cancellationToken)
    {
        if (request.Port is not null)
            await published.CheckHost(cancellationToken);
        return await AskSoon<(string?, string?)>("making a container", async cancel =>
        {
            try
            {
                var created = await client.Containers.CreateContainerAsync(ContainerParameters.Make(request, published), cancel);
                return (created.ID, null);
            }
            catch (DockerApiException refused)
            {
                return (null, Refusal("making a container", refused));
            }
        }, cancellationToken);
    }

    public Task<string?> Start(string id, CancellationToken cancellationToken) => AskSoon("starting a container", async cancel =>
    {
        try
        {
            await client.Containers.StartContainerAsync(id, new ContainerStartParameters(), cancel);
            return null;
        }
        catch (DockerApiException refused)
        {
            return Refusal("starting a container", refused);
        }
    }, cancellationToken);

    public Task<ContainerState> Inspect(string id, CancellationToken cancellationToken) => AskSoon("looking at a container", async cancel =>
    {
        var container = await client.Containers.InspectContainerAsync(id, cancel);
        return InspectedContainer.State(container, published);
    }, cancellationToken);

    public Task WaitForEnd(string id, CancellationToken cancellationToken) =>
        talk.Ask("waiting for a container", () => client.Containers.WaitContainerAsync(id, cancellationToken), cancellationToken);

    public Task<ContainerLog> ReadLog(string id, CancellationToken cancellationToken) =>
        AskSoon("reading a container's log", cancel => ContainerLogCall.Run(client, id, cancel), cancellationToken);

    public Task<ContainerUsage?> Measure(string id, CancellationToken cancellationToken) =>
        AskSoon("measuring a container", cancel => ContainerUsageCall.Run(client, id, cancel), cancellationToken);

    public Task<(int ExitCode, string Output)?> Execute(
        string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken) => talk.Ask(
            "executing in a container",
            () => ContainerExecCall.Run(client, id, command, longest, cancellationToken),
            cancellationToken);

    public Task<IReadOnlyList<IPEndPoint>?> FindListeners(string id, CancellationToken cancellationToken) =>
        AskSoon("looking at a container", async cancel =>
    {
        var container = await client.Containers.InspectContainerAsync(id, cancel);
        return ListeningSockets.Find(id, container.State!.Pid);
    }, cancellationToken);

    public Task<string?> FindInterpreter(string id, string path, CancellationToken cancellationToken) =>
        AskSoon("looking into a container", cancel => ProgramHead.FindInterpreter(client, id, path, cancel), cancellationToken);

    public Task Stop(string id, TimeSpan grace, CancellationToken cancellationToken) => AskSoon(
        "stopping a container",
        cancel => client.Containers.StopContainerAsync(
            id, new ContainerStopParameters { WaitBeforeKillSeconds = (uint)grace.TotalSeconds }, cancel),
        cancellationToken);

    public Task Remove(string id, CancellationToken cancellationToken) => talk.Ask("removing a container", async () =>
    {
        await removal.Run(id, cancellationToken);
        return true;
    }, cancellationToken);

    // One that hangs would be waited for without end.
    private async Task<T> AskSoon<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await talk.Ask(what, () => call(either.Token), cancellationToken);
    }

    // What is wrong with the engine is no refusal of this image.
    private string Refusal(string what, DockerApiException refused)
    {
        var said = EngineAnswer.Message(refused);
        return EngineTrouble.IsIn(said, (int)refused.StatusCode) ? throw talk.Unwell(what, said) : said;
    }
}
