using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Statistics.Comparing;

/// <summary>What a reader of a comparison must know besides its figures, in full sentences.</summary>
internal static class ComparisonNotes
{
    public static IReadOnlyList<string> Of(Comparison comparison)
    {
        var (a, b) = (comparison.A, comparison.B);
        var isTimed = comparison.Changes.Any(change => change.Times.Count > 0);
        return
        [
            .. comparison.NotCompared.Select(variant => variant.Sentence),
            .. comparison.IsPaired ? Conditions("The run", a, isTimed) : [.. Conditions("A", a, isTimed), .. Conditions("B", b, isTimed)],
            .. OnlyIn("A", a, b),
            .. OnlyIn("B", b, a),
            .. Compressor(comparison),
            .. Ways(comparison),
            .. Nodes(comparison),
            .. Builders(comparison),
        ];
    }

    private static IEnumerable<string> Conditions(string side, BenchRun run, bool isTimed)
    {
        if (run.Interrupted)
            yield return $"{side} was interrupted: its figures come from the builds that were done by then.";
        if (isTimed && MachineRemark.LoadedHost.Is(run.Host) && run.Host is { LoadAverage: { } load, Cores: var cores })
        {
            yield return $"{side} was measured on a loaded machine (load average {Digits.Load(load)} on {Digits.Count(cores)} cores): its "
                + "times can be far too long.";
        }
    }

    private static IEnumerable<string> OnlyIn(string side, BenchRun run, BenchRun other) => run.Parents
        .Where(parent => other.Parents.All(its => its.Name != parent.Name))
        .Select(parent => $"Parent image {parent.Name} is only in {side}.");

    private static IEnumerable<string> Ways(Comparison comparison)
    {
        var variants = comparison.Changes.Where(change => change.Times.Any(time => !time.IsOneWay)).Select(change => change.A.ToString());
        if (string.Join(", ", variants) is { Length: > 0 } names)
        {
            yield return $"The times of {names} are not compared: the builder asked for its files in a session on one side, and was sent a "
                + "tar of all of them on the other (way in builds.csv).";
        }
    }

    private static IEnumerable<string> Nodes(Comparison comparison)
    {
        var variants = comparison.Changes
            .Where(change => change.Times.Any(time => !time.IsOfOneNode))
            .Select(change => change.A.ToString());
        if (string.Join(", ", variants) is { Length: > 0 } names)
            yield return $"The times of {names} are not compared: no machine measured both sides, and a ratio would be one of machines.";
    }

    private static IEnumerable<string> Builders(Comparison comparison) => comparison.Changes
        .Where(change => change.A.Builder != change.B.Builder)
        .Select(change => $"The times of {change.A} and {change.B} are not compared: two builders made them.");

    // The same layer comes out some bytes longer or shorter by another compressor.
    private static IEnumerable<string> Compressor(Comparison comparison)
    {
        var (a, b) = (comparison.A.Host.Runtime, comparison.B.Host.Runtime);
        if (a != b && comparison.Changes.Any(change => change.Content is not null))
            yield return $"A ran on {a} and B on {b}: content sizes that were computed there may differ by their compressors alone.";
    }
}
