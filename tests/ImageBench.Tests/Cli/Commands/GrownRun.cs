using ImageBench.Model.Limits;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Two runs, of which the later has a variant that grew, one that is new, and none that is gone.</summary>
internal static class GrownRun
{
    /// <summary>Cold builds of about ten seconds.</summary>
    public static double[] Ten { get; } = [9.9, 10.0, 10.1, 10.0, 10.0];

    public static double[] Twelve { get; } = [11.9, 12.0, 12.1, 12.0, 12.0];

    public static string Earlier(string folder) => new StoredRun("earlier")
        .Add("single", 613_000_000, Ten).AddWarm("single", 0.1)
        .Add("multi", 100_000_000, Ten)
        .Add("old", 1, 1).Write(folder);

    /// <summary>The same two variants, with the limits that its scenario had.</summary>
    public static string Later(string folder, params (string Variant, string Limit, bool IsHard)[] limits) => new StoredRun("later")
    {
        Run = Some.Run() with
        {
            Limits =
            [
                new ScenarioLimits(
                    "go-crud",
                    [.. limits.Select(limit => new VariantLimit(limit.Variant, LimitText.Parse(limit.Limit, limit.IsHard, out _)!))]),
            ],
        },
    }
        .Add("single", 613_000_000, Ten).AddWarm("single", 0.1)
        .Add("multi", 105_000_000, Twelve)
        .Add("new", 1, 1).Write(folder);
}
