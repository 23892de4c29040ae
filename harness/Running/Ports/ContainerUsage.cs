using ImageBench.Model;

namespace ImageBench.Running.Ports;

/// <summary>
/// What a container's cgroup has used: memory now, without the page cache that can be dropped, and CPU time since its start.
/// </summary>
internal sealed record ContainerUsage(ByteSize Memory, TimeSpan Cpu);
