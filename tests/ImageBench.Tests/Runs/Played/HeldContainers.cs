using System.Net;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Runs.Played;

/// <summary>Containers that end at once with exit code 0, and are held with their labels until they are removed.</summary>
internal sealed class HeldContainers : IContainers
{
    private int _made;

    public Dictionary<string, IReadOnlyDictionary<string, string>> Containers { get; } = [];

    public Task<(string? Id, string? Refusal)> Create(ContainerRequest request, CancellationToken cancellationToken)
    {
        var id = $"c{++_made}";
        Containers[id] = request.Labels;
        return Task.FromResult<(string?, string?)>((id, null));
    }

    public Task<string?> Start(string id, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<ContainerState> Inspect(string id, CancellationToken cancellationToken) =>
        Task.FromResult(new ContainerState(IsRunning: false, ExitCode: 0, WasOutOfMemory: false, Address: null));

    public Task WaitForEnd(string id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ContainerLog> ReadLog(string id, CancellationToken cancellationToken) => Task.FromResult(new ContainerLog("done", ""));

    public Task<ContainerUsage?> Measure(string id, CancellationToken cancellationToken) => Task.FromResult<ContainerUsage?>(null);

    public Task<(int ExitCode, string Output)?> Execute(
        string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken) =>
        Task.FromResult<(int, string)?>(null);

    public Task<IReadOnlyList<IPEndPoint>?> FindListeners(string id, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IPEndPoint>?>(null);

    public Task<string?> FindInterpreter(string id, string path, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task Stop(string id, TimeSpan grace, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task Remove(string id, CancellationToken cancellationToken)
    {
        Containers.Remove(id);
        return Task.CompletedTask;
    }
}
