using System.Net;

namespace ImageBench.Running.Ports;

/// <summary>
/// What checks ask of an engine's containers. An engine that stops answering throws a <see cref="Model.Fault"/>; what it refuses is an
/// answer.
/// </summary>
internal interface IContainers
{
    /// <summary>Makes a container; its id, or the engine's reason why not.</summary>
    Task<(string? Id, string? Refusal)> Create(ContainerRequest request, CancellationToken cancellationToken);

    /// <summary>Starts it; the engine's reason why not, or null when it runs.</summary>
    Task<string?> Start(string id, CancellationToken cancellationToken);

    Task<ContainerState> Inspect(string id, CancellationToken cancellationToken);

    /// <summary>Comes back when the container does not run (any more).</summary>
    Task WaitForEnd(string id, CancellationToken cancellationToken);

    Task<ContainerLog> ReadLog(string id, CancellationToken cancellationToken);

    /// <summary>Null where the engine cannot tell.</summary>
    Task<ContainerUsage?> Measure(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a command in the running container; its exit code and what it wrote, or null where it cannot be executed there or does not end
    /// in time.
    /// </summary>
    Task<(int ExitCode, string Output)?> Execute(
        string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken);

    /// <summary>The addresses that its processes listen on (TCP); null where they cannot be seen from here.</summary>
    Task<IReadOnlyList<IPEndPoint>?> FindListeners(string id, CancellationToken cancellationToken);

    /// <summary>What runs the program at that path: the word after "#!", or the loader that a program names; null: not known.</summary>
    Task<string?> FindInterpreter(string id, string path, CancellationToken cancellationToken);

    /// <summary>Sends the image's stop signal, and kills what does not end within the grace time.</summary>
    Task Stop(string id, TimeSpan grace, CancellationToken cancellationToken);

    /// <summary>Ends and removes it, with its volumes.</summary>
    Task Remove(string id, CancellationToken cancellationToken);
}
