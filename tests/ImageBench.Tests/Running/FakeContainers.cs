using System.Net;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running;

/// <summary>Containers that do what a test says: by default each starts, and ends at once with exit code 0.</summary>
internal sealed record FakeContainers : IContainers
{
    private int _made;

    /// <summary>Everything that was asked of them, in order, as short sentences.</summary>
    public List<string> Calls { get; } = [];

    public List<ContainerRequest> Requests { get; } = [];

    /// <summary>Why the engine makes none of an image, and why it starts none (by the container's number, from 1).</summary>
    public string? MakingRefusal { get; init; }

    public Func<int, string?> StartRefusal { get; init; } = _ => null;

    public ContainerState State { get; init; } = new(false, 0, false, null);

    /// <summary>The state by what was asked for; null: <see cref="State"/>.</summary>
    public Func<ContainerRequest, ContainerState>? StateOf { get; init; }

    /// <summary>Whether it runs until it is stopped.</summary>
    public bool RunsOn { get; init; }

    public ContainerLog Log { get; init; } = new("", "");

    public ContainerUsage? Usage { get; init; }

    /// <summary>What a command ends with, by how many things were asked before it and with it; null: it cannot be executed.</summary>
    public Func<int, int?> ExecCode { get; init; } = _ => 0;

    public string ExecOutput { get; init; } = "";

    public IReadOnlyList<IPEndPoint>? Listeners { get; init; }

    /// <summary>How a stop goes on; at once, if it is not said.</summary>
    public Func<Task> Stopping { get; init; } = () => Task.CompletedTask;

    /// <summary>How a removal goes on; at once, if it is not said.</summary>
    public Func<CancellationToken, Task> Removing { get; init; } = _ => Task.CompletedTask;

    public Task<(string? Id, string? Refusal)> Create(ContainerRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult<(string?, string?)>(MakingRefusal is null ? ($"c{++_made}", null) : (null, MakingRefusal));
    }

    public Task<string?> Start(string id, CancellationToken cancellationToken)
    {
        Calls.Add($"start {id} of {Requests[^1].ImageId}");
        return Task.FromResult(StartRefusal(_made));
    }

    public Task<ContainerState> Inspect(string id, CancellationToken cancellationToken) =>
        Task.FromResult(StateOf?.Invoke(Requests[^1]) ?? State);

    public Task WaitForEnd(string id, CancellationToken cancellationToken) =>
        RunsOn ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask;

    public Task<ContainerLog> ReadLog(string id, CancellationToken cancellationToken) => Task.FromResult(Log);

    public Task<ContainerUsage?> Measure(string id, CancellationToken cancellationToken) => Task.FromResult(Usage);

    public Task<(int ExitCode, string Output)?> Execute(
        string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken)
    {
        Calls.Add($"execute {string.Join(' ', command)}");
        return Task.FromResult<(int, string)?>(ExecCode(Calls.Count) is { } code ? (code, ExecOutput) : null);
    }

    public Task<IReadOnlyList<IPEndPoint>?> FindListeners(string id, CancellationToken cancellationToken) => Task.FromResult(Listeners);

    public Task<string?> FindInterpreter(string id, string path, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task Stop(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        Calls.Add($"stop {id}");
        return Stopping();
    }

    public Task Remove(string id, CancellationToken cancellationToken)
    {
        Calls.Add($"remove {id}");
        return Removing(cancellationToken);
    }
}
