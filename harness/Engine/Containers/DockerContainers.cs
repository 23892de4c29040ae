using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Containers;

/// <summary>The containers of a Docker engine, as far as checks need them.</summary>
internal sealed class DockerContainers(DockerClient client, EngineTalk talk, PublishedPort published, ContainerRemoval removal)
    : IContainers
{
    public async Task<(string? Id, string? Refusal)> Create(ContainerRequest request, CancellationToken cancellationToken)
    {
        if (request.Port is not null)
            await published.CheckHost(cancellationToken);
        return await talk.Ask<(string?, string?)>("making a container", async () =>
        {
            try
            {
                var created = await client.Containers.CreateContainerAsync(ContainerParameters.Make(request, published), cancellationToken);
                return (created.ID, null);
            }
            catch (DockerApiException refused)
            {
                return (null, Refusal("making a container", refused));
            }
        }, cancellationToken);
    }

    public Task<string?> Start(string id, CancellationToken cancellationToken) => talk.Ask("starting a container", async () =>
    {
        try
        {
            await client.Containers.StartContainerAsync(id, new ContainerStartParameters(), cancellationToken);
            return null;
        }
        catch (DockerApiException refused)
        {
            return Refusal("starting a container", refused);
        }
    }, cancellationToken);

    public Task<ContainerState> Inspect(string id, CancellationToken cancellationToken) => talk.Ask("looking at a container", async () =>
    {
        var container = await client.Containers.InspectContainerAsync(id, cancellationToken);
        return InspectedContainer.State(container, published);
    }, cancellationToken);

    public Task WaitForEnd(string id, CancellationToken cancellationToken) =>
        talk.Ask("waiting for a container", () => client.Containers.WaitContainerAsync(id, cancellationToken), cancellationToken);

    public Task<ContainerLog> ReadLog(string id, CancellationToken cancellationToken) =>
        talk.Ask("reading a container's log", () => ContainerLogCall.Run(client, id, cancellationToken), cancellationToken);

    public Task<ContainerUsage?> Measure(string id, CancellationToken cancellationToken) =>
        talk.Ask("measuring a container", () => ContainerUsageCall.Run(client, id, cancellationToken), cancellationToken);

    public Task<(int ExitCode, string Output)?> Execute(
        string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken) => talk.Ask(
            "executing in a container",
            () => ContainerExecCall.Run(client, id, command, longest, cancellationToken),
            cancellationToken);

    public Task<IReadOnlyList<IPEndPoint>?> FindListeners(string id, CancellationToken cancellationToken) =>
        talk.Ask("looking at a container", async () =>
    {
        var container = await client.Containers.InspectContainerAsync(id, cancellationToken);
        return ListeningSockets.Find(id, container.State!.Pid);
    }, cancellationToken);

    public Task<string?> FindInterpreter(string id, string path, CancellationToken cancellationToken) =>
        talk.Ask("looking into a container", () => ProgramHead.FindInterpreter(client, id, path, cancellationToken), cancellationToken);

    public Task Stop(string id, TimeSpan grace, CancellationToken cancellationToken) => talk.Ask(
        "stopping a container",
        () => client.Containers.StopContainerAsync(
            id, new ContainerStopParameters { WaitBeforeKillSeconds = (uint)grace.TotalSeconds }, cancellationToken),
        cancellationToken);

    public Task Remove(string id, CancellationToken cancellationToken) => talk.Ask("removing a container", async () =>
    {
        await removal.Run(id, cancellationToken);
        return true;
    }, cancellationToken);

    // What is wrong with the engine is no refusal of this image.
    private string Refusal(string what, DockerApiException refused)
    {
        var said = EngineAnswer.Message(refused);
        return EngineTrouble.IsIn(said, (int)refused.StatusCode) ? throw talk.Unwell(what, said) : said;
    }
}
