using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>
/// Advice on one Dockerfile, looked for on one engine: the original is built, then rewrites of it, one by one and together, each checked
/// and measured; those that pay are timed beside the original. Whatever ends it, what is known by then is what it comes to.
/// </summary>
internal sealed class AdviceRun(AdviceRequest request, AdvisedDockerfile original, AdviceFolder folder, Surroundings around)
{
    public const string NotCertain =
        "The Dockerfile says something that is read in more than one way, so nothing of it is certain enough to be rewritten: --judge "
            + "holds one that you write against it.";

    private readonly AdviceTrials _trials = new(request, original, folder, around);
    private readonly TimeLeft _left = new(request.Budget, around.Time);

    public async Task<MeasuredAdvice> Make(CancellationToken cancellationToken)
    {
        var blank = new MeasuredAdvice(original.Name, original.Variant.DockerfilePath, [], null);
        if (await _trials.Original(cancellationToken) is not { } first || first.Results.Run.Interrupted)
            return blank with { IsInterrupted = true };
        if (first.WhyNoOriginal is { } why)
            return blank with { WhyNoOriginal = why };
        return original.Text(out var whyNot) is { IsCertain: true } text
            ? await Search(blank, first, text, cancellationToken)
            : blank with { Notes = [whyNot ?? NotCertain] };
    }

    private async Task<MeasuredAdvice> Search(
        MeasuredAdvice blank, Trial first, DockerfileSource text, CancellationToken cancellationToken)
    {
        var run = first.Results.Run;
        var image = first.Trees[AdvisedDockerfile.Original];
        var facts = AdviceFacts.Of(
            original, image, first.Results.Variants[0].Image?.ParentLayerCount, run.Options.Builders[0], run.BaseSet, cancellationToken);
        var possible = RewrittenText.Possible(text, facts, request.TryBases);
        around.Display.Say(possible.Count == 0
            ? "No rewrite has a place in it."
            : $"Rewrites that have a place in it: {string.Join(", ", possible.Select(rewrite => rewrite.Name))}.");
        var sought = new SoughtRewrites(request, _trials, new PossibleRewrites(text, facts, possible), first, _left, around.Display.Say);
        var isWhole = await sought.Run(cancellationToken);
        List<string> notes = isWhole || cancellationToken.IsCancellationRequested
            ? []
            : ["The time budget was over before all was tried: --time-budget gives it more."];
        var combined = await Together(sought, notes, cancellationToken);
        // What they cost together may be one's cost alone: that one has no place.
        if (combined is { CostsMoreThanItSaves: true } && await sought.TimeEach(cancellationToken))
            combined = await Together(sought, notes, cancellationToken);
        var best = sought.Best;
        if (combined is { Works: Answer.No })
            notes.Add("What is kept did not work when it was built once more beside the original, so nothing is advised: see its check.");
        notes.AddRange(best.Applied.Select(rewrite => rewrite.NotCertain).OfType<string>());
        if (best.Applied.Count > 0 && best.Further(facts, possible, request.TryBases).ToList() is { Count: > 0 } more)
            notes.Add(PlaceFor(more));
        var explained = best.Applied.Count == 0 || combined is { Works: Answer.No } ? null : best.Source.Explained();
        return blank with
        {
            Rewrites = [.. possible.Select(rewrite => sought.Told(rewrite))],
            Combined = combined,
            Notes = notes,
            IsInterrupted = cancellationToken.IsCancellationRequested,
            Explained = explained,
            Advised = request.Explains || explained is null ? explained : best.Source.Text,
            AdvisedIgnoreFile = explained is null ? null : best.IgnoreFile,
        };
    }

    private static string PlaceFor(IEnumerable<Rewrite> more) =>
        $"With what is kept there is a place for {string.Join(", ", more.Select(rewrite => rewrite.Name))}: apply the patch and ask again "
            + "to have that tried.";

    private async Task<Judgement?> Together(SoughtRewrites sought, List<string> notes, CancellationToken cancellationToken)
    {
        if (sought.Best is not { Applied.Count: > 0 } best)
            return null;
        var rounds = sought.Fitting(AdviceTrials.TimedStates.Count);
        const string tooShort = "What is left of the time budget was too short to measure build times: --time-budget gives it more.";
        if (rounds == 0 && request.Rounds >= SoughtRewrites.LeastRounds && !notes.Contains(tooShort))
            notes.Add(tooShort);
        return await _trials.Together(best, rounds, cancellationToken);
    }
}
