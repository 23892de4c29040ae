using ImageBench.Advice.Rewrites;
using ImageBench.Advice.Search;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Judging;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs.Advising;

/// <summary>
/// The search for the rewrites that pay, on an engine: what <see cref="RewriteSearch"/> asks for is built, and what is found is told
/// to it.
/// </summary>
internal sealed class SoughtRewrites(
    AdviceRequest request, AdviceTrials trials, PossibleRewrites possible, Trial first, TimeLeft left, Action<string> say)
{
    /// <summary>One round has no interval.</summary>
    public const int LeastRounds = 2;

    private readonly ImageSummary _image = first.Results.Variants[0].Image!;
    private readonly RewriteSearch _search = new(
        [.. possible.All.Select(rewrite => rewrite.Name)],
        saved => new SizeChange(first.Results.Variants[0].Image!.Unpacked - new ByteSize(saved), default).Tolerance.Bytes,
        possible.ByPossibleGain(Own(first.Results.Variants[0].Image!)));
    private readonly Dictionary<string, string> _whyNot = new(StringComparer.Ordinal);
    private readonly HashSet<string> _untimed = new(StringComparer.Ordinal);
    private readonly BuildOutcome? _build = first.Results.Builds is [var build, ..] ? build.Outcome : null;
    private readonly TimeSpan _longest = first.Results.Builds.Select(build => build.Outcome.Elapsed).DefaultIfEmpty().Max();

    private string NotTimed => request.Rounds < LeastRounds
        ? "it is after build time, and none is measured with --rounds 0 or 1"
        : "it is after build time, and the time budget is too short to measure that";

    /// <summary>The best that is known.</summary>
    public RewrittenText Best => possible.With(_search.Best);

    /// <summary>
    /// Whether all was tried that there was to try. What ends early has built together what pays by then: there is room left for that.
    /// </summary>
    public async Task<bool> Run(CancellationToken cancellationToken)
    {
        while (_search.Next() is { } names)
        {
            if (cancellationToken.IsCancellationRequested || left.IsOver)
                return false;
            var rewritten = possible.With(names);
            if (names.Count == 1 && TooLittle(names[0], rewritten) is { } tooLittle)
                _whyNot[names[0]] = tooLittle;
            else if (names.Count == 1 && !left.HasRoomForTwo && _search.Together is { } together)
                return await End(together, cancellationToken);
            else if (!await Try(names, rewritten, cancellationToken))
                return false;
            Learn(names);
        }

        return true;
    }

    /// <summary>
    /// Times each of the best by itself, since together they cost more time than they save bytes; whether the best is another now.
    /// </summary>
    public async Task<bool> TimeEach(CancellationToken cancellationToken)
    {
        var before = Best;
        foreach (var name in before.Applied.Select(rewrite => rewrite.Name))
        {
            if (Fitting(AdviceTrials.TimedStates.Count) is > 0 and var rounds)
                await trials.Time(name, possible.With([name]), AdviceTrials.TimedStates, rounds, cancellationToken);
        }

        foreach (var names in _search.Tried.Select(set => set.Names).ToList())
            _search.Learn(Told(names));
        await Run(cancellationToken);
        return Best.Key != before.Key;
    }

    /// <summary>What became of a rewrite.</summary>
    public TriedRewrite Told(Rewrite rewrite)
    {
        var name = rewrite.Name;
        var found = trials.Found([name]);
        var fate = FateOf(name, found);
        return new TriedRewrite(name, rewrite.Does, rewrite.MayCost, rewrite.Source, fate, found)
        {
            Lost = possible.With([name]).Lost,
            Ignored = [.. possible.With([name]).Ignored.Select(line => line.Timed(_build?.Sent, _build?.Upload))],
            WhyNot = fate switch
            {
                RewriteFate.NotTried => _whyNot.GetValueOrDefault(name, "the search ended before it"),
                RewriteFate.NotTimed => _whyNot.GetValueOrDefault(name, NotTimed),
                RewriteFate.NotCombined => "the search ended before it was built beside the others",
                _ => "",
            },
        };
    }

    /// <summary>
    /// How many rounds there is time for in which both sides are built in so many states, each as long as the original took; 0 where there
    /// is time for none that says anything.
    /// </summary>
    public int Fitting(int states)
    {
        var fit = left.Rounds(_longest * (2 * states), request.Rounds);
        return fit >= LeastRounds ? fit : 0;
    }

    // One more by itself would leave no time to build together what pays.
    private async Task<bool> End(IReadOnlyList<string> together, CancellationToken cancellationToken)
    {
        if (await Try(together, possible.With(together), cancellationToken))
            Learn(together);
        return false;
    }

    private void Learn(IReadOnlyList<string> names)
    {
        _search.Learn(Told(names));
        say($"{string.Join(" + ", names)}: {Said(names)}{AdviceProgress.LeftOf(_search)}");
    }

    private TriedSet Told(IReadOnlyList<string> names) => trials.Told(names) with
    {
        Idle = [.. names.Except(possible.With(names).Applied.Select(rewrite => rewrite.Name))],
    };

    private RewriteFate FateOf(string name, Judgement? found) => found is null
        ? RewriteFate.NotTried
        : _search.FateOf(name) is var fate && fate == RewriteFate.NoGain && (_untimed.Contains(name) || _whyNot.ContainsKey(name))
            ? RewriteFate.NotTimed
            : fate;

    private async Task<bool> Try(IReadOnlyList<string> names, RewrittenText rewritten, CancellationToken cancellationToken)
    {
        try
        {
            if (await left.Spend(() => trials.Try(names, rewritten, cancellationToken)) is not { } judgement)
                return false;
            if (names.Count == 1 && IsAfterTime(rewritten, judgement))
                await Time(names[0], rewritten, cancellationToken);
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
        {
            // A parent image that cannot be had, mostly: the other rewrites do not need it.
            _whyNot[string.Join('+', names)] = PlainText.Line(fault.Message);
        }

        return true;
    }

    private async Task Time(string name, RewrittenText rewritten, CancellationToken cancellationToken)
    {
        var states = AdviceTrials.ChangedStates;
        // What is left is for all that are still to be tried, and for the last run.
        if (Fitting(states.Count * (_search.Left + 1)) is > 0 and var rounds)
            await trials.Time(name, rewritten, states, rounds, cancellationToken);
        else
            _untimed.Add(name);
    }

    // What saves bytes need not be timed by itself: all that are kept are in the end.
    private static bool IsAfterTime(RewrittenText rewritten, Judgement judgement) =>
        judgement.Works != Answer.No && rewritten.Applied.Any(rewrite => rewrite.Aim != RewriteAim.Size);

    private string? TooLittle(string name, RewrittenText rewritten) =>
        rewritten.Applied.All(rewrite => rewrite.Aim == RewriteAim.Size)
        && possible.MostSaved(rewritten, Own(_image)) is { } most
        && !possible.Counts(most, request.LeastPercent, name, _image.Unpacked, _search.BestSet)
            ? $"all that it could save, by what was measured of the image, is {most}, which is under --least"
            : null;

    // What stands on the same images can save nothing of what came with them.
    private static ByteSize? Own(ImageSummary image) => image.Unpacked - image.ParentUnpacked;

    private string Said(IReadOnlyList<string> names) => trials.Found(names) is { } judgement
        ? AdviceProgress.Of(judgement)
        : $"not tried, since {_whyNot[string.Join('+', names)].TrimEnd('.')}";
}
