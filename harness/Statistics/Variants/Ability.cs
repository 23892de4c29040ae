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
