using ImageBench.Model;

namespace ImageBench.Statistics.Variants;

/// <summary>What a container of an image can do, or has, that one of another may not.</summary>
internal enum Ability
{
    [Word("shell")]
    Exec,

    [Word("package-manager")]
    PackageManager,

    [Word("ca-certificates")]
    CaBundle,

    [Word("time-zones")]
    TimeZones,

    [Word("resolver-configuration")]
    ResolverConfig,

    [Word("stops-on-signal")]
    StopsOnSignal,

    [Word("other-user-than-root")]
    OtherUserThanRoot,
}

/// <summary>Whether a variant's image has an ability; null: not known.</summary>
internal static class AbilityRules
{
    public static bool? Has(VariantSummary variant, Ability ability) => ability switch
    {
        Ability.Exec => variant.Running?.CanExec ?? variant.Image?.HasShell,
        Ability.PackageManager => variant.Image?.Equipment is { } equipment ? equipment.PackageManager is not null : null,
        Ability.CaBundle => variant.Image?.Equipment?.HasCaBundle,
        Ability.TimeZones => variant.Image?.Equipment?.HasTimeZones,
        Ability.ResolverConfig => variant.Image?.Equipment?.HasResolverConfig,
        Ability.StopsOnSignal => variant.Running?.StopsOnSignal,
        Ability.OtherUserThanRoot => !variant.Image?.RunsAsRoot,
        _ => throw new ArgumentOutOfRangeException(nameof(ability), ability, "no such ability"),
    };
}
