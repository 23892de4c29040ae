using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics;

/// <summary>
/// Something that a reader of the figures must know: what it is, what it means, and what to do. The cases are those below.
/// </summary>
internal abstract record Remark
{
    /// <summary>A full sentence (or two) for the report.</summary>
    public abstract string Sentence { get; }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The run was ended before its plan was done.</summary>
    internal sealed record InterruptedRun : Remark
    {
        public override string Sentence => "The run was interrupted: the figures come from the builds that were done by then.";
    }

    /// <summary><c>Rounds</c> is the smallest number of times that a figure comes from, <c>Asked</c> what the run was asked for.</summary>
    internal sealed record FewRounds(int Rounds, int Asked) : Remark
    {
        public const int Enough = 5;

        public override string Sentence =>
            Text($"The times are indicative: some come from {Rounds} {(Rounds == 1 ? "round" : "rounds")} only; ")
            + (Asked < Enough
                ? Text($"run with --rounds {Enough} or more for intervals that can be relied on.")
                : "builds failed or were not made, which builds.csv tells row by row.");
    }

    /// <summary>No times were asked for.</summary>
    internal sealed record OnlySizes : Remark
    {
        public override string Sentence =>
            "Each variant was built once, for its size and its check, with whatever the build cache held (as-found): nothing is said of "
            + "times.";
    }

    /// <summary>Builds of a variant that failed (or that took too long).</summary>
    internal sealed record FailedBuilds(VariantKey Variant, BuildStatus Status, int Count, int Total) : Remark
    {
        public override string Sentence => Text($"{Count} of {Total} builds of {Variant} ")
            + (Status == BuildStatus.TimedOut
            ? "took longer than the limit (give more with --timeout)"
            : "failed (builds.csv has the errors)")
            + "; such a build is in no average, and the variant is compared with nothing.";
    }

    /// <summary>An image that was built and does not work.</summary>
    internal sealed record FailedCheck(VariantKey Variant) : Remark
    {
        public override string Sentence =>
            Text($"The image of {Variant} was built, but its check failed: ")
            + "an image that does not work saves nothing, so it is compared with nothing.";
    }

    /// <summary>Images of which it is only known that they take a connection.</summary>
    internal sealed record OnlyListens(IReadOnlyList<string> Scenarios) : Remark
    {
        public override string Sentence =>
            Text($"{string.Join(", ", Scenarios)} {(Scenarios.Count == 1 ? "has" : "have")} no check: ")
            + "the images took a connection on the port that their EXPOSE names, and ready time runs until then; what they answer is not "
            + "known; say in scenario.yaml what it must be.";
    }

    /// <summary>Images of which it is only known that they start.</summary>
    internal sealed record OnlyStarted(IReadOnlyList<string> Scenarios) : Remark
    {
        public override string Sentence =>
            Text($"{string.Join(", ", Scenarios)} {(Scenarios.Count == 1 ? "has" : "have")} no check: ")
            + "the images were started and did not fail at once, "
            + "which is less than to know that they work; say in scenario.yaml what they must answer.";
    }

    /// <summary>A baseline that is no measure for the others.</summary>
    internal sealed record BrokenBaseline(VariantKey Variant) : Remark
    {
        public override string Sentence =>
            Text($"The baseline {Variant} gave no image that works: its scenario has no reductions and no ratios until it does.");
    }

    /// <summary>The case in which the first round stands out most, and how many such cases there are.</summary>
    internal sealed record SlowFirstRound(VariantKey Variant, CacheState Cache, TimeSpan First, TimeSpan LaterMedian, int Cases) : Remark
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

    /// <summary>Another load on the machine, as it was before the first build.</summary>
    internal sealed record LoadedHost(double LoadAverage, int Cores) : Remark
    {
        /// <summary>The load average, per core, that a quiet machine stays under.</summary>
        public const double Threshold = 0.5;

        public static bool Is(HostFacts host) => host is { LoadAverage: { } load, Cores: > 0 and var cores } && load / cores > Threshold;

        public override string Sentence =>
            Text($"The machine was loaded: before the first build its load average was {Digits.Load(LoadAverage)} on {Cores} ")
            + Text($"{(Cores == 1 ? "core" : "cores")}, which is over {Threshold} a core. ")
            + "Times can be far too long and the gain of parallel stages can reverse: run again when nothing else runs.";
    }

    /// <summary>Builds on a machine whose load nothing told.</summary>
    internal sealed record UnknownLoad : Remark
    {
        public static bool Is(RunResults results) =>
            results.Run.Host.LoadAverage is null
                && results.Builds.Count > 0
                && results.Builds.All(build => build.LoadAverage is null);

        public override string Sentence =>
            "How loaded the machine was that built is not known: it is another than the one that ImageBench ran on, or tells no load. "
                + "Nothing here says whether the times are a loaded machine's, which can be far too long: see there that nothing else ran.";
    }

    /// <summary>
    /// Builds that were not in the cache state that was asked for; <c>Flaw</c> is the first one's, a sentence without its full stop.
    /// </summary>
    internal sealed record InvalidBuilds(VariantKey Variant, CacheState Cache, int Count, int Total, string Flaw) : Remark
    {
        public override string Sentence =>
            Text($"{Count} of {Total} {Cache.Word()} builds of {Variant} {(Count == 1 ? "is" : "are")} invalid and in no figure: {Flaw}.");
    }

    /// <summary>Builds whose engine, or a proxy of its socket, opened no session.</summary>
    internal sealed record SentAsTar(int Count, int Total) : Remark
    {
        public override string Sentence =>
            Text($"{Count} of {Total} builds with BuildKit were sent their whole context as a tar each time, ")
            + "since the engine, or a proxy of its socket, opened no session: "
            + "their times are not those of Docker's own clients, and not comparable with times of builds by session.";
    }

    /// <summary>Builds that waited for registries; <c>Longest</c> is the largest share of one build, and its variant's.</summary>
    internal sealed record RegistriesAsked(int Count, int Total, VariantKey Variant, double Longest) : Remark
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

    /// <summary>A cache state of a scenario that could not be measured of some variants, for one reason.</summary>
    internal sealed record UnmeasuredState(IReadOnlyList<SkippedState> States) : Remark
    {
        public override string Sentence =>
            $"{States[0].Scenario} has no {States[0].Cache.Word()} builds of {string.Join(", ", States.Select(state => state.Variant))}: "
                + $"{States[0].Why}.";
    }

    /// <summary>A variant that one of the run's builders cannot build.</summary>
    internal sealed record UnbuildableVariant(SkippedVariant Variant) : Remark
    {
        public override string Sentence => $"{Variant.Key} is skipped: {Variant.Why}.";
    }

    /// <summary>Variants that are sent nothing of the change that an incremental state makes.</summary>
    internal sealed record ChangeNotSent(IReadOnlyList<IgnoredChange> Changes) : Remark
    {
        public override string Sentence =>
            $"The {Changes[0].Cache.Word()} builds of {Changes[0].Scenario} change {Changes[0].File}, which the ignore file of "
                + $"{string.Join(", ", Changes.Select(change => change.Variant))} leaves out: "
            + "nothing of the change is sent there, and all comes from the cache. That is what an ignore file is for, and the time is "
            + "that of a build with nothing to do.";
    }

    /// <summary>The load rose during the run beyond what builds of its own explain.</summary>
    internal sealed record RisingLoad(double LoadAverage, int Cores) : Remark
    {
        /// <summary>
        /// The load average, per core, that the builds of a run stay under as a rule: compilers start a process a core, and some wait for
        /// the disk.
        /// </summary>
        public const double Threshold = 2;

        public override string Sentence =>
            Text($"The machine was loaded during the run: the load average rose to {Digits.Load(LoadAverage)} on {Cores} ")
            + Text($"{(Cores == 1 ? "core" : "cores")}, which is over {Threshold} a core ")
            + "and more than builds one after the other explain. "
            + "Times can be far too long: builds.csv has the load before each build; run again when nothing else runs.";
    }

    /// <summary>What a run on Podman could not have.</summary>
    internal sealed record BuiltByPodman : Remark
    {
        public override string Sentence =>
            "The images were built by Podman (buildah), over the part of its API that is Docker's: the context goes there whole, secrets, "
                + "SSH and named contexts cannot be had, steps have the times at which their lines arrived, and cache mounts are never "
                + "emptied, so that a cold build which has one is told and compared with nothing. Sizes are as everywhere; times are those "
                + "of another builder than Docker's.";
    }

    /// <summary>What a run on a BuildKit by itself could not have.</summary>
    internal sealed record BuiltByItself(bool IsStarted) : Remark
    {
        public override string Sentence =>
            "The images were built by a BuildKit by itself, which holds none: a build's time ends when its image is packed as registries "
                + "hold it, and is not that of an engine which keeps it; the image was read from an archive that was asked for afterwards. "
                + (IsStarted
                    ? "They were started on the engine that --check-engine named."
                    : "Started: not tried. That the images work is not known; name an engine with --check-engine.");
    }

    /// <summary>What cold means where the build cache is not ours to empty.</summary>
    internal sealed record SharedEngineCold : Remark
    {
        public override string Sentence =>
            "Cold builds ran on a shared engine, whose build cache is never emptied: they were told to use none. Every step but FROM "
                + "and WORKDIR ran, and BuildKit began cache mounts (RUN --mount=type=cache) empty; what the engine holds beside its "
                + "cache, base layers above all, was there. Use --engine private for builds with an empty cache.";
    }
}
