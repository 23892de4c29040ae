using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Remarks;

/// <summary>A remark on the images that were built: those that do not work, and those of which little is known.</summary>
internal abstract record ImageRemark : Remark
{
    /// <summary>An image that was built and does not work.</summary>
    internal sealed record FailedCheck(VariantKey Variant) : ImageRemark
    {
        public override string Sentence =>
            Text($"The image of {Variant} was built, but its check failed: ")
            + "an image that does not work saves nothing, so it is compared with nothing.";
    }

    /// <summary>A baseline that is no measure for the others.</summary>
    internal sealed record BrokenBaseline(VariantKey Variant) : ImageRemark
    {
        public override string Sentence =>
            Text($"The baseline {Variant} gave no image that works: its scenario has no reductions and no ratios until it does.");
    }

    /// <summary>Images of which it is only known that they take a connection.</summary>
    internal sealed record OnlyListens(IReadOnlyList<string> Scenarios) : ImageRemark
    {
        public override string Sentence =>
            Text($"{string.Join(", ", Scenarios)} {(Scenarios.Count == 1 ? "has" : "have")} no check: ")
            + "the images took a connection on the port that their EXPOSE names, and ready time runs until then; what they answer is not "
            + "known; say in scenario.yaml what it must be.";
    }

    /// <summary>Images of which it is only known that they start.</summary>
    internal sealed record OnlyStarted(IReadOnlyList<string> Scenarios) : ImageRemark
    {
        public override string Sentence =>
            Text($"{string.Join(", ", Scenarios)} {(Scenarios.Count == 1 ? "has" : "have")} no check: ")
            + "the images were started and did not fail at once, "
            + "which is less than to know that they work; say in scenario.yaml what they must answer.";
    }
}
