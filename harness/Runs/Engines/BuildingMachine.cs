using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;

namespace ImageBench.Runs.Engines;

/// <summary>
/// This machine as an engine on it would describe its own: by that it is told whether this machine's load is that of the builds. A virtual
/// machine here, as desktop systems run engines in, has a kernel and memory of its own.
/// </summary>
internal sealed record BuildingMachine(string Name, string? Kernel, ByteSize? Memory)
{
    public static BuildingMachine ReadOwn() => Read(KernelFiles.OfThisMachine);

    /// <summary>The same by what a kernel tells, or does not.</summary>
    public static BuildingMachine Read(KernelFiles kernel) => new(Environment.MachineName, kernel.Release, kernel.Memory);

    /// <summary>False where it cannot be told: a wrong load says less than none.</summary>
    public bool IsOf(EngineFacts engine) => engine.IsPrivate
        || (Kernel == engine.KernelVersion
            && Memory == engine.Memory
            // Through a socket a container sees the engine of its machine, whose name is another than its own. Any other address may lead
            // to a second machine of the same make.
            && (engine.IsLocal || string.Equals(Name, engine.MachineName, StringComparison.OrdinalIgnoreCase)));
}
