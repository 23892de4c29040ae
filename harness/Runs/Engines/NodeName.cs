using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Runs.Engines;

/// <summary>
/// What a machine that builds is called in results, where nobody named it: a digest, since others may read them. Two machines have two of
/// them, also where they were started from one disk; one that was started anew is another machine.
/// </summary>
internal static class NodeName
{
    private const int Letters = 8;

    /// <summary>Null where the engine does not say what its machine is called, which is not this one.</summary>
    public static string? Of(EngineFacts engine, IHost host)
    {
        if (host.Holds(engine))
            return host.Maker.Host;
        return engine.MachineName.Length == 0
            ? null
            : TextDigest.Of(engine.MachineName)[..Letters];
    }
}
