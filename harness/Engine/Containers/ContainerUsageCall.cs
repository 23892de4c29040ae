using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Containers;

/// <summary>Reads what a container has used until now, once and at once: from the kernel where it runs on this machine.</summary>
internal static class ContainerUsageCall
{
    private const long TicksOfNanoseconds = 100;

    /// <summary>Null where the engine's kernel accounts for neither memory nor CPU.</summary>
    public static async Task<ContainerUsage?> Run(DockerClient client, string id, CancellationToken cancellationToken)
    {
        var container = await client.Containers.InspectContainerAsync(id, cancellationToken);
        return (container.State is { } state ? ContainerCgroup.Read(id, state.Pid) : null) ?? await Ask(client, id, cancellationToken);
    }

    /// <summary>The same of an engine anywhere.</summary>
    public static async Task<ContainerUsage?> Ask(DockerClient client, string id, CancellationToken cancellationToken)
    {
        var answer = new StatsAnswer();
        await client.Containers.GetContainerStatsAsync(
            id, new ContainerStatsParameters { Stream = false, OneShot = true }, answer, cancellationToken);
        if (answer.First is not { MemoryStats.Usage: { } usage, CPUStats.CPUUsage: { } cpu } stats)
            return null;
        // As "docker stats" has it: the cache that the kernel drops first is not the program's (cgroup v1, then v2).
        var droppable = stats.MemoryStats.Stats is { } parts
            && (parts.TryGetValue("total_inactive_file", out var bytes) || parts.TryGetValue("inactive_file", out bytes)) ? bytes : 0;
        return new ContainerUsage(
            new ByteSize((long)(usage - Math.Min(usage, droppable))), TimeSpan.FromTicks((long)cpu.TotalUsage / TicksOfNanoseconds));
    }

    private sealed class StatsAnswer : IProgress<ContainerStatsResponse>
    {
        public ContainerStatsResponse? First { get; private set; }

        public void Report(ContainerStatsResponse value) => First ??= value;
    }
}
