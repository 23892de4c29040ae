using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Remarks;

/// <summary>A remark on what was not measured, or was sent nothing of a change.</summary>
internal abstract record SkipRemark : Remark
{
    /// <summary>A variant that one of the run's builders cannot build.</summary>
    internal sealed record UnbuildableVariant(SkippedVariant Variant) : SkipRemark
    {
        public override string Sentence => $"{Variant.Key} is skipped: {Variant.Why}.";
    }

    /// <summary>A cache state of a scenario that could not be measured of some variants, for one reason.</summary>
    internal sealed record UnmeasuredState(IReadOnlyList<SkippedState> States) : SkipRemark
    {
        public override string Sentence =>
            $"{States[0].Scenario} has no {States[0].Cache.Word()} builds of {string.Join(", ", States.Select(state => state.Variant))}: "
                + $"{States[0].Why}.";
    }

    /// <summary>Variants that are sent nothing of the change that an incremental state makes.</summary>
    internal sealed record ChangeNotSent(IReadOnlyList<IgnoredChange> Changes) : SkipRemark
    {
        public override string Sentence =>
            $"The {Changes[0].Cache.Word()} builds of {Changes[0].Scenario} change {Changes[0].File}, which the ignore file of "
                + $"{string.Join(", ", Changes.Select(change => change.Variant))} leaves out: "
            + "nothing of the change is sent there, and all comes from the cache. That is what an ignore file is for, and the time is "
            + "that of a build with nothing to do.";
    }
}
