using Microsoft.Extensions.Hosting;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>Leaves the process's signals alone: the session's server lives as long as its engine's connection.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
