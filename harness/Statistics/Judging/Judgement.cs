using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Judging;

/// <summary>
/// What a rewritten Dockerfile is beside the original, both built and measured in one run: smaller, still works, no slower.
/// <c>Failure</c> says why the rewritten one does not work, <c>Starts</c> what of its start is another; null: it works, as far as is known.
/// </summary>
internal sealed record Judgement(
    ComparedVariant Original, ComparedVariant Rewritten, FailureOutcome? Failure, IReadOnlyList<StartChange> Starts)
{
    /// <summary>Up to so much slower is no slower: nobody has ever noticed less, and no interval ends at 1 exactly.</summary>
    public const double SlowerPercent = 5;

    /// <summary>Sizes, layers and times from the original to the rewritten one; of one that does not work they say nothing.</summary>
    public VariantChange Change { get; } = VariantChange.Between(Original, Rewritten, isPaired: true, isWithoutTimes: false);

    /// <summary>Both sizes count: of an image that is smaller unpacked and larger to send neither is said.</summary>
    public Answer Smaller => (Works, Change.Unpacked, Change.Content) switch
    {
        (Answer.No, _, _) or (_, null, _) => Answer.NotShown,
        var (_, unpacked, content) when IsSmaller(unpacked) && !IsLarger(content) => Answer.Yes,
        var (_, unpacked, content) when IsSmaller(content) && !IsLarger(unpacked) => Answer.Yes,
        var (_, unpacked, content) when IsSmaller(content) || IsSmaller(unpacked) => Answer.NotShown,
        _ => Answer.No,
    };

    /// <summary>What is sent to the builder, before any of it is known to the other side; null: not known.</summary>
    public SizeChange? Context => SizeChange.Between(ContextOf(Original), ContextOf(Rewritten));

    /// <summary>
    /// Whether a build was shown to take longer by a larger share than the share of the size that goes: it costs more than it saves.
    /// </summary>
    public bool CostsMoreThanItSaves =>
        Times.Any(time => time.Ratio is { Low: { } low } && 100 * (low - 1) > Math.Max(SavedPercent, SlowerPercent));

    /// <summary>
    /// As the check says. Where there is none, an image that starts works as far as was seen, if all else of its start is the original's.
    /// </summary>
    public Answer Works =>
        !Rewritten.Row.Counts ? Answer.No
        : IsProved ? Answer.Yes
        : Original.Row.Check == CheckResult.Passed || Starts.Count > 0 ? Answer.NotShown
        : Answer.Yes;

    /// <summary>Whether a check passed: without one there is only a start that looks the same.</summary>
    public bool IsProved => Rewritten.Row is { Counts: true, Check: CheckResult.Passed };

    /// <summary>In each cache state that was timed; a slower one is enough for no.</summary>
    public Answer NoSlower
    {
        get
        {
            if (Works == Answer.No || Times.Count == 0)
                return Answer.NotShown;
            if (Times.All(IsNoSlower))
                return Answer.Yes;
            return Times.Any(time => time.Ratio?.Verdict == Verdict.Slower && !IsNoSlower(time)) ? Answer.No : Answer.NotShown;
        }
    }

    /// <summary>The cache states that were timed.</summary>
    public IReadOnlyList<TimeChange> Times => [.. Change.Times.Where(time => TimedStates.All.Contains(time.Cache))];

    /// <summary>What containers of the original can do, or have, and those of the rewritten one do not.</summary>
    public IReadOnlyList<Ability> Lost => Rewritten.Row.Counts ? new Trade(Original.Row, Rewritten.Row).Lost : [];

    /// <summary>Whether the original itself was built, and nothing showed that it does not work: else nothing is held against it.</summary>
    public bool HasOriginal => Original.Row.Counts;

    /// <summary>How much of the unpacked size went, in percent; 0 where it does not work or nothing went.</summary>
    public double SavedPercent => Smaller == Answer.Yes && Works != Answer.No && Change.Unpacked?.Percent is { } percent and < 0
        ? -percent
        : 0;

    /// <summary>
    /// Of two variants, each named in its run; null where one was not built to its end. Times are compared where both are of one run.
    /// </summary>
    public static Judgement? Between(
        ComparedRun original,
        ComparedRun rewritten,
        Func<VariantSummary, FailureOutcome?> why,
        IReadOnlyList<StartChange> starts) =>
        original.Rows.FirstOrDefault() is { } from && rewritten.Rows.FirstOrDefault() is { } to && WasTried(from) && WasTried(to)
            ? new Judgement(original.Of(from), rewritten.Of(to), why(to), starts)
            : null;

    // A build that carries files between two contexts sends both each time: the first tells as much as any.
    private static ByteSize? ContextOf(ComparedVariant side) =>
        side.Builds.Builds is [var first, ..] && first.ContextFiles > 0 ? first.ContextSize : null;

    // An image that was built when the run was interrupted, and not read, says nothing.
    private static bool WasTried(VariantSummary row) =>
        row.Status != BuildStatus.Cancelled && (row.Status != BuildStatus.Built || row.Image is not null);

    private static bool IsNoSlower(TimeChange time) => time.Ratio?.High <= 1 + (SlowerPercent / 100);

    private static bool IsSmaller(SizeChange? size) => size?.Verdict == Verdict.Smaller;

    private static bool IsLarger(SizeChange? size) => size?.Verdict == Verdict.Larger;
}
