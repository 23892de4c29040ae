using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Variants;

/// <summary>
/// All that a run found out about one variant with one builder. One row of variants.csv. <c>Image</c> is null where no build gave one;
/// reductions are percent of the baseline's size (null: no baseline to compare with); <c>Times</c> holds the cache states that have builds.
/// </summary>
internal sealed record VariantSummary(
    string Scenario,
    string Variant,
    Builder Builder,
    BaseSet BaseSet,
    bool IsBaseline,
    BuildStatus Status,
    CheckResult Check,
    ImageSummary? Image,
    double? UnpackedReductionPercent,
    double? ContentReductionPercent,
    IReadOnlyDictionary<CacheState, TimeSummary> Times)
{
    /// <summary>The medians over the cold builds that count (null: none told of its steps).</summary>
    public StepTimes? ColdSteps { get; init; }

    /// <summary>Null: not checked.</summary>
    public CheckSummary? Running { get; init; }

    /// <summary>Null: the scenario gives it none.</summary>
    public VariantBudget? Budget { get; init; }

    /// <summary>The machine that the row is of, as a merged run's file has it; null: all of them.</summary>
    public string? Node { get; init; }

    /// <summary>The machines that measured it, in the order of a merged run; none of any other.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    public VariantKey Key => new(Scenario, Variant, Builder) { Node = Node };

    /// <summary>Whether its figures count: the image was built and nothing showed that it does not work.</summary>
    public bool Counts => Status == BuildStatus.Built && Check != CheckResult.Failed;
}
