using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Comparing;

/// <summary>One side of a comparison: a run, or one variant of it (null: all).</summary>
internal sealed record ComparedRun(RunResults Results, string? Variant)
{
    public IEnumerable<VariantSummary> Rows => Results.Variants.Where(row => Variant is null || row.Variant == Variant);

    public VariantBuilds Builds(VariantKey key) => new([.. Results.Builds.Where(build => VariantKey.Of(build.Key) == key)]);
}
