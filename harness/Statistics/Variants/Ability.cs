namespace ImageBench.Statistics.Variants;

/// <summary>What a container of an image can do, or has, that one of another may not.</summary>
internal enum Ability
{
    Exec,
    PackageManager,
    CaBundle,
    TimeZones,
    ResolverConfig,
    StopsOnSignal,
    OtherUserThanRoot,
}
