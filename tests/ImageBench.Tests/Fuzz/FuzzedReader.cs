namespace ImageBench.Tests.Fuzz;

/// <summary>
/// Something that reads what others wrote: right inputs of it, and the reading of one, in which nothing but the one clean error may be
/// thrown. <c>Cost</c> is how many times as long as with a short text it takes, so that a run can make fewer inputs of it.
/// </summary>
internal sealed record FuzzedReader(string Name, int Cost, IReadOnlyList<byte[]> Seeds, Action<byte[]> Read);
