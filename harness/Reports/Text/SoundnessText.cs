using ImageBench.Statistics.Remarks;

namespace ImageBench.Reports.Text;

/// <summary>What the figures of a run rest on, in a few words each, and which of it is a reason to doubt them.</summary>
internal static class SoundnessText
{
    public static IReadOnlyList<(string Text, bool IsDoubt)> Of(Soundness soundness) =>
    [
        (Rounds(soundness), soundness.IsFewRounds || soundness.FewestRounds is null),
        (Builds(soundness), soundness.InvalidBuilds + soundness.FailedBuilds > 0),
        soundness.LoadAverage is { } load
            ? ($"load {Figures.Load(load)} on {Figures.Count(soundness.Cores, "core")} before the first build", soundness.IsLoaded)
            : ("the machine's load is not known", true),
    ];

    private static string Rounds(Soundness soundness) => soundness is { FewestRounds: { } fewest, MostRounds: { } most }
        ? Figures.Range([fewest, most], "round")
        : "nothing was timed";

    private static string Builds(Soundness soundness)
    {
        string[] parts =
        [
            .. Part(soundness.InvalidBuilds, "invalid"),
            .. Part(soundness.FailedBuilds, "failed"),
        ];
        return $"{Figures.Count(soundness.Builds, "build")}, {(parts.Length == 0 ? "all valid" : string.Join(", ", parts))}";
    }

    private static IEnumerable<string> Part(int count, string what) => count == 0 ? [] : [$"{Figures.Count(count)} {what}"];
}
