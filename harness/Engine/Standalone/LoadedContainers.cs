using System.Net;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// Containers of images that a builder made, on the engine beside it: each image is loaded there when its first container is made.
/// <paramref name="load"/> gives the id that an image has there, and for one that was not built the id that came; or why there is none.
/// </summary>
internal sealed class LoadedContainers(
    IContainers containers, Func<string, CancellationToken, Task<(string? Id, string? Refusal)>> load) : IContainers
{
    public async Task<(string? Id, string? Refusal)> Create(ContainerRequest request, CancellationToken cancellationToken)
    {
        var (id, refusal) = await load(request.ImageId, cancellationToken);
        return id is null ? (null, refusal) : await containers.Create(request with { ImageId = id }, cancellationToken);
    }

    public Task<string?> Start(string id, CancellationToken cancellationToken) => containers.Start(id, cancellationToken);

    public Task<ContainerState> Inspect(string id, CancellationToken cancellationToken) => containers.Inspect(id, cancellationToken);

    public Task WaitForEnd(string id, CancellationToken cancellationToken) => containers.WaitForEnd(id, cancellationToken);

    public Task<ContainerLog> ReadLog(string id, CancellationToken cancellationToken) => containers.ReadLog(id, cancellationToken);

    public Task<ContainerUsage?> Measure(string id, CancellationToken cancellationToken) => containers.Measure(id, cancellationToken);

    public Task<(int ExitCode, string Output)?> Execute(
        string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken) =>
        containers.Execute(id, command, longest, cancellationToken);

    public Task<IReadOnlyList<IPEndPoint>?> FindListeners(string id, CancellationToken cancellationToken) =>
        containers.FindListeners(id, cancellationToken);

    public Task<string?> FindInterpreter(string id, string path, CancellationToken cancellationToken) =>
        containers.FindInterpreter(id, path, cancellationToken);

    public Task Stop(string id, TimeSpan grace, CancellationToken cancellationToken) => containers.Stop(id, grace, cancellationToken);

    public Task Remove(string id, CancellationToken cancellationToken) => containers.Remove(id, cancellationToken);
}
