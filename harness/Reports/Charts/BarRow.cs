namespace ImageBench.Reports.Charts;

/// <summary>
/// One variant in a chart: a bar of one or more parts laid end to end, with its figure and a note beside it.
/// No parts: there is nothing to draw, and the note says why. <c>Low</c> and <c>High</c> bound the whisker; <c>Dots</c> are single values.
/// </summary>
internal sealed record BarRow(
    string Name,
    IReadOnlyList<BarPart> Parts,
    string Figure,
    string Note,
    double? Low = null,
    double? High = null,
    IReadOnlyList<double>? Dots = null)
{
    public double Length => Parts.Sum(part => part.Length);

    /// <summary>The farthest value that anything of the row is drawn at.</summary>
    public double End => Math.Max(Math.Max(Length, High ?? 0), (Dots ?? []).DefaultIfEmpty(0).Max());

    public static BarRow Empty(string name, string why) => new(name, [], "", why);
}
