using System.Net;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Runs.Played;

/// <summary>The containers of an engine, each call of which passes the breakpoints before and after it.</summary>
internal sealed class BreakingContainers(IContainers inner, Breakpoints breakpoints) : IContainers
{
    public Task<(string? Id, string? Refusal)> Create(ContainerRequest request, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.Create(request, cancellationToken), cancellationToken);

    public Task<string?> Start(string id, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.Start(id, cancellationToken), cancellationToken);

    public Task<ContainerState> Inspect(string id, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.Inspect(id, cancellationToken), cancellationToken);

    public Task WaitForEnd(string id, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.WaitForEnd(id, cancellationToken), cancellationToken);

    public Task<ContainerLog> ReadLog(string id, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.ReadLog(id, cancellationToken), cancellationToken);

    public Task<ContainerUsage?> Measure(string id, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.Measure(id, cancellationToken), cancellationToken);

    public Task<(int ExitCode, string Output)?> Execute(
        string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.Execute(id, command, longest, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<IPEndPoint>?> FindListeners(string id, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.FindListeners(id, cancellationToken), cancellationToken);

    public Task<string?> FindInterpreter(string id, string path, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.FindInterpreter(id, path, cancellationToken), cancellationToken);

    public Task Stop(string id, TimeSpan grace, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.Stop(id, grace, cancellationToken), cancellationToken);

    public Task Remove(string id, CancellationToken cancellationToken) =>
        breakpoints.Around(() => inner.Remove(id, cancellationToken), cancellationToken);
}
