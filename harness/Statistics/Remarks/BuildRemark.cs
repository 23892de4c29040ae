using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Remarks;

/// <summary>A remark on builds: those that are in no figure, and those whose times hold something besides.</summary>
internal abstract record BuildRemark : Remark
{
    /// <summary>Builds of a variant that failed (or that took too long).</summary>
    internal sealed record FailedBuilds(VariantKey Variant, BuildStatus Status, int Count, int Total) : BuildRemark
    {
        public override string Sentence => Text($"{Count} of {Total} builds of {Variant} ")
            + (Status == BuildStatus.TimedOut
            ? "took longer than the limit (give more with --timeout)"
            : "failed (builds.csv has the errors)")
            + "; such a build is in no average, and the variant is compared with nothing.";
    }

    /// <summary>
    /// Builds that were not in the cache state that was asked for, or of other files; <c>Flaw</c> is the first one's, a sentence without
    /// its full stop.
    /// </summary>
    internal sealed record InvalidBuilds(VariantKey Variant, CacheState Cache, int Count, int Total, string Flaw) : BuildRemark
    {
        public override string Sentence =>
            Text($"{Count} of {Total} {Cache.Word()} builds of {Variant} {(Count == 1 ? "is" : "are")} invalid and in no figure: {Flaw}.");
    }

    /// <summary>The case in which the first round stands out most, and how many such cases there are.</summary>
    internal sealed record SlowFirstRound(VariantKey Variant, CacheState Cache, TimeSpan First, TimeSpan LaterMedian, int Cases)
        : BuildRemark
    {
        /// <summary>How many times the median of the later rounds the first one may take.</summary>
        public const double Threshold = 1.5;

        public override string Sentence =>
            Text($"The first round took more than {Threshold} times the median of the later ones in {Cases} ")
            + Text($"{(Cases == 1 ? "case" : "cases")}, ")
            + Text($"most in {Variant}, {Cache.Word()}: ")
            + Text($"{Digits.Seconds(First)} against {Digits.Seconds(LaterMedian)}. ")
            + "Something was not warm yet (the disk cache, a download): look at the medians in times.csv, or run again.";
    }

    /// <summary>Builds whose engine, or a proxy of its socket, opened no session.</summary>
    internal sealed record SentAsTar(int Count, int Total) : BuildRemark
    {
        public override string Sentence =>
            Text($"{Count} of {Total} builds with BuildKit were sent their whole context as a tar each time, ")
            + "since the engine, or a proxy of its socket, opened no session: "
            + "their times are not those of Docker's own clients, and not comparable with times of builds by session.";
    }

    /// <summary>Builds that waited for registries; <c>Longest</c> is the largest share of one build, and its variant's.</summary>
    internal sealed record RegistriesAsked(int Count, int Total, VariantKey Variant, double Longest) : BuildRemark
    {
        /// <summary>The share of a build, and what looking an image up on the engine itself can take.</summary>
        public const double Threshold = 0.05;
        public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

        public static bool Is(BuildOutcome outcome) =>
            outcome.Registry is { } registry && registry > Least && registry > Threshold * outcome.Elapsed;

        public override string Sentence =>
            Text($"In {Count} of {Total} builds the engine asked registries for more than {Threshold:P0} of the time (registry_seconds in ")
            + Text($"builds.csv; up to {Longest:P0}, {Variant}): that depends on the network, and on nothing that the Dockerfiles say. ")
            + "Images of another platform than the engine's are asked for so, and those that could not be had before the builds.";
    }
}
