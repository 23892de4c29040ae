using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>What the smallest image saves, costs and cannot do beside the baseline's, and what that says for and against it.</summary>
internal static class TradeSection
{
    /// <summary>
    /// What it comes to, with what is in the containers, and what that says for and against; null where there are no two images to compare,
    /// or nothing is known of what they can do.
    /// </summary>
    public static (string Said, string Verdicts)? Parts(ScenarioResults scenario)
    {
        if (scenario.Smallest is not { IsBaseline: false, Image.Equipment: not null } smallest
            || scenario.BaselineFor(smallest) is not { Image.Equipment: not null } baseline)
        {
            return null;
        }

        var trade = new Trade(baseline, smallest);
        var others = scenario.Counting.Where(variant => !variant.IsBaseline && variant.Image!.Equipment is not null);
        return ($"{Sentence(scenario, trade)}\n\n{Table(scenario, [baseline, .. others])}", Verdicts(scenario, trade));
    }

    private static string Sentence(ScenarioResults scenario, Trade trade)
    {
        var lost = trade.Lost.Count == 0
            ? "it loses none of what is listed here"
            : $"it loses {string.Join(", ", trade.Lost.Select(Name))}";
        var gained = trade.Gained.Count == 0 ? "" : $" It gains: {string.Join(", ", trade.Gained.Select(Name))}.";
        return $"For this scenario {Markdown.Bold(scenario.NameOf(trade.Variant))} saves {Saved(trade)}; it costs {Cost(trade)}; "
            + $"{lost}.{gained}";
    }

    private static string Saved(Trade trade)
    {
        var unpacked = $"{Figures.Size(trade.SavedUnpacked)} unpacked ({Figures.Percent(trade.Variant.UnpackedReductionPercent)})";
        return trade.SavedContent is { } content ? $"{unpacked} and {Figures.Size(content)} of content in every push and pull" : unpacked;
    }

    private static string Cost(Trade trade) => trade.ColdRatio switch
    {
        null => "a build time that was not compared",
        { Low: { } low, High: { } high } ratio when low > 1 => $"{Figures.Ratio(ratio)} times the cold build time",
        { Low: { } low, High: { } high } ratio when high < 1 => $"no build time: cold it takes {Figures.Ratio(ratio)} times the baseline's",
        var ratio => $"no cold build time that was shown (ratio {Figures.Ratio(ratio)})",
    };

    private static string Table(ScenarioResults scenario, IReadOnlyList<VariantSummary> variants)
    {
        return Markdown.Table(
            ["in the container", .. variants.Select(variant => Markdown.Escape(scenario.NameOf(variant)))],
            [
                Row(Name(Ability.Exec), variant => YesNo(AbilityRules.Has(variant, Ability.Exec))),
                Row(Name(Ability.PackageManager), variant => variant.Image?.Equipment is { } equipment
                    ? equipment.PackageManager ?? "no"
                    : Figures.Missing),
                .. ((Ability[])[Ability.CaBundle, Ability.TimeZones, Ability.ResolverConfig]).Select(ability =>
                    Row(Name(ability), variant => YesNo(AbilityRules.Has(variant, ability)))),
                Row("user", variant => variant.Image?.User is { Length: > 0 } user ? Markdown.Escape(user) : "root"),
                Row("on its stop signal", Stop),
            ]);

        IReadOnlyList<string> Row(string name, Func<VariantSummary, string> cell) => [name, .. variants.Select(cell)];
    }

    private static string Stop(VariantSummary variant) => variant.Running switch
    {
        { StopsOnSignal: true, Stop: { } took } => $"ends after {Figures.Seconds(took)}",
        { StopsOnSignal: false, Stop: { } took } => $"is killed after {Figures.Seconds(took)}",
        _ => Figures.Missing,
    };

    private static string Verdicts(ScenarioResults scenario, Trade trade)
    {
        var (large, small) = (trade.Baseline, trade.Variant);
        var (its, other) = (Markdown.Escape(scenario.NameOf(small)), Markdown.Escape(scenario.NameOf(large)));
        return Markdown.Table(
            [$"for or against {its}", "measured here"],
            [
                [
                    "for: images are pushed and pulled often",
                    $"{Figures.Size(small.Image!.Content)} of content instead of {Figures.Size(large.Image!.Content)}",
                ],
                [
                    "for: less in production that can be attacked",
                    $"{Packages(small.Image, large.Image)}; {SetuidFiles(small.Image, large.Image)}; {its} runs as {User(small.Image)}, "
                        + $"{other} as {User(large.Image)}",
                ],
                ["for: what the program does not need stays out", $"{Figures.Reduction(small.UnpackedReductionPercent)} without it"],
                ["against: people debug inside the container", Loses(trade, Ability.Exec, Ability.PackageManager)],
                [
                    "against: the program needs what the parent brought along",
                    Loses(trade, Ability.CaBundle, Ability.TimeZones, Ability.ResolverConfig),
                ],
                ["against: build time counts more than size", $"it costs {Cost(trade)}"],
                [
                    "against: the program is small, or interpreted, and little is saved",
                    $"saves {Figures.Size(trade.SavedUnpacked)} of {Figures.Size(large.Image.Unpacked)}",
                ],
            ]);
    }

    private static string Packages(ImageSummary small, ImageSummary large)
    {
        return (small.PackageCount, large.PackageCount) is (null, null)
            ? "neither lists packages"
            : $"{Count(small, "no")} packages listed instead of {Count(large, "none")}";

        static string Count(ImageSummary image, string none) => image.PackageCount is { } count ? Figures.Count(count) : none;
    }

    private static string SetuidFiles(ImageSummary small, ImageSummary large) => small.SetuidCount == large.SetuidCount
        ? $"{Figures.Count(small.SetuidCount)} setuid files in both"
        : $"setuid files {Figures.Count(small.SetuidCount)} instead of {Figures.Count(large.SetuidCount)}";

    private static string User(ImageSummary image) => image.RunsAsRoot ? "root" : "another user than root";

    private static string Loses(Trade trade, params IReadOnlyList<Ability> abilities)
    {
        string[] lost = [.. trade.Lost.Intersect(abilities).Select(Name)];
        return lost.Length == 0 ? "nothing lost" : $"lost: {string.Join(", ", lost)}";
    }

    private static string YesNo(bool? has) => has switch { true => "yes", false => "no", null => Figures.Missing };

    public static string Name(Ability ability) => ability switch
    {
        Ability.Exec => "a shell to execute",
        Ability.PackageManager => "a package manager",
        Ability.CaBundle => "CA certificates",
        Ability.TimeZones => "time zone data",
        Ability.ResolverConfig => "a resolver configuration (nsswitch.conf)",
        Ability.StopsOnSignal => "ending on its stop signal",
        Ability.OtherUserThanRoot => "another user than root",
        _ => throw new ArgumentOutOfRangeException(nameof(ability), ability, "no name for this ability"),
    };
}
