using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>One side of a comparison: a run, or one variant of it (null: all), which a scenario may be named for (null: any).</summary>
internal sealed record ComparedRun(RunResults Results, string? Variant, string? Scenario = null)
{
    public IEnumerable<VariantSummary> Rows => Results.Variants
        .Where(row => (Variant is null || row.Variant == Variant) && (Scenario is null || row.Scenario == Scenario));

    /// <summary>
    /// The same with its machine at every build, as a merged run has it, so that the two can be set beside each other machine by machine.
    /// </summary>
    public ComparedRun WithNodes() => Results.Run is not { Parts: [], Node: { } node } ? this : this with
    {
        Results = Results with { Builds = [.. Results.Builds.Select(build => build with { Key = build.Key with { Node = node } })] },
    };

    /// <summary>All that is known of one of its rows.</summary>
    public ComparedVariant Of(VariantSummary row) => new(
        row,
        new VariantBuilds([.. Results.Builds.Where(build => VariantKey.Of(build.Key) == row.Key)]),
        [.. Results.Layers.Where(layer => layer.Variant == row.Key)],
        Results.Contents.FirstOrDefault(image => image.Key == row.Key)?.Contents);
}
