using ImageBench.Model;

namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>
/// What went to a registry and came from it: requests, those that it sends on or wants a login for too, and the bytes of packed folders.
/// </summary>
internal sealed record RegistryTraffic(long Requests, ByteSize Moved);
