using ImageBench.Reports.Text;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Cli.Displays;

/// <summary>What is said of how long a run may still take, no finer than it is known: "about 4 min for 12 more builds".</summary>
internal static class LeftText
{
    private static readonly TimeSpan Minutes = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Hours = TimeSpan.FromMinutes(90);

    public static string? Of(TimeLeft? left) => left is null ? null
        : $"{(left.IsAtMost ? "at most " : "")}about {Rough(left.Time)} for {Figures.Count(left.Builds, "more build")}";

    /// <summary>"10 s", "4 min", "2.5 h".</summary>
    public static string Rough(TimeSpan time) =>
        time < Minutes ? FormattableString.Invariant($"{Math.Max(Math.Ceiling(time.TotalSeconds / 10) * 10, 10):0} s")
        : time < Hours ? FormattableString.Invariant($"{Math.Ceiling(time.TotalMinutes):0} min")
        : FormattableString.Invariant($"{Math.Ceiling(time.TotalHours * 2) / 2:0.#} h");
}
