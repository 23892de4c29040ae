namespace ImageBench.Model.Builds;

/// <summary>The cache states that are known when the clock starts, so that a build's time says something.</summary>
internal static class TimedStates
{
    public static IReadOnlyList<CacheState> All { get; } = [.. Enum.GetValues<CacheState>().Where(state => state != CacheState.AsFound)];
}
