using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Nodes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics;

/// <summary>A run as its files hold it: all that a report is made from. Builds are in the order in which they were made.</summary>
internal sealed record RunResults(BenchRun Run, IReadOnlyList<BuildRecord> Builds, IReadOnlyList<VariantSummary> Variants)
{
    /// <summary>What several machines measured of one variant, beside its baseline; none of a run that was not merged.</summary>
    public IReadOnlyList<NodeComparison> Comparisons { get; init; } = [];

    /// <summary>In the order in which they were made; none of a run of an older version.</summary>
    public IReadOnlyList<CheckRecord> Checks { get; init; } = [];

    /// <summary>In the order in which they were made; none of a run without a registry.</summary>
    public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    /// <summary>Images in the order of <c>Variants</c>, layers oldest first; empty for a run of a harness that did not keep them.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; init; } = [];

    /// <summary>The contents of the images that have any on file: older runs have none.</summary>
    public IReadOnlyList<VariantContents> Contents { get; init; } = [];

    /// <summary>The Dockerfiles of the variants, as they were when the run began; none of a run of an older version.</summary>
    public IReadOnlyList<VariantDockerfile> Dockerfiles { get; init; } = [];

    /// <summary>A variant by its name in a scenario, of the run's first builder; null: the run has none of it.</summary>
    public VariantSummary? Variant(string scenario, string variant) =>
        Variants.FirstOrDefault(row => row.Scenario == scenario && row.Variant == variant);
}
