using ImageBench.Advice.Lines;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>
/// Advice on one Dockerfile, looked for on one engine: the original is built, then rewrites of it, one by one and together, each checked
/// and measured; those that pay are timed beside the original. Whatever ends it, what is known by then is what it comes to.
/// </summary>
internal sealed class AdviceRun(AdviceRequest request, AdvisedDockerfile original, AdviceFolder folder, Surroundings around)
{
    public const string NotCertain =
        "The Dockerfile says something that is read in more than one way, so nothing of it is certain enough to be rewritten: --judge holds "
            + "one that you write against it.";

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
        var facts = AdviceFacts.Of(original, image, run.Options.Builders[0], run.BaseSet, cancellationToken);
        var possible = RewrittenText.Possible(text, facts, request.TryBases);
        around.Display.Say(possible.Count == 0
            ? "No rewrite has a place in it."
            : $"Rewrites that have a place in it: {string.Join(", ", possible.Select(rewrite => rewrite.Name))}.");
        var sought = new SoughtRewrites(request, _trials, new PossibleRewrites(text, facts, possible), first, _left, around.Display.Say);
        var isWhole = await sought.Run(cancellationToken);
        List<string> notes = isWhole || cancellationToken.IsCancellationRequested
            ? []
            : ["The time budget was over before all was tried: --time-budget gives it more."];
        var best = sought.Best;
        if (best.Applied.Count == 0)
            return Said(null, null);
        var rounds = sought.Fitting(AdviceTrials.TimedStates.Count);
        if (rounds < SoughtRewrites.LeastRounds && request.Rounds >= SoughtRewrites.LeastRounds)
            notes.Add("What is left of the time budget was too short to measure build times: --time-budget gives it more.");
        return Said(await _trials.Together(best, rounds, cancellationToken), request.Explains ? best.Source.Explained() : best.Source.Text);

        MeasuredAdvice Said(Judgement? combined, string? advised) => blank with
        {
            Rewrites = [.. possible.Select(rewrite => sought.Told(rewrite))],
            Combined = combined,
            Notes = notes,
            IsInterrupted = cancellationToken.IsCancellationRequested,
            Advised = advised,
            AdvisedIgnoreFile = best.IgnoreFile,
        };
    }
}
