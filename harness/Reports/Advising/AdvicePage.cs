using ImageBench.Reports.Text;
using ImageBench.Statistics.Judging;

namespace ImageBench.Reports.Advising;

/// <summary>What advice came to, as a page in Markdown: advice.md. Pure: advice in, text out.</summary>
internal static class AdvicePage
{
    /// <summary>What a user can do about an original that does not start here.</summary>
    public const string MayLack =
        "Where it only lacks something to start (a variable, an argument), write that under check: in scenario.yaml.";

    private const string HowToRead =
        "Each rewrite was built by itself beside the original on one engine, its image checked and measured; those that pay were built "
            + "together. Sizes are exact. Times are ratios to the original's, pair by pair within rounds, with their 95 % interval; only "
            + "what the interval shows counts. What is lost is what a container of the original can do or has, and one of the rewritten "
            + "image not.";

    public static string Text(MeasuredAdvice advice) => string.Join("\n\n", Blocks(advice).Where(block => block.Length > 0)) + "\n";

    /// <summary>The one sentence that says what it came to; plain.</summary>
    public static string Sentence(MeasuredAdvice advice) => advice switch
    {
        { WhyNoOriginal: { } why } => $"The original cannot be improved before it works: {why.TrimEnd('.')}. {MayLack}",
        { Combined: { } combined } =>
            $"{Figures.Count(advice.Kept.Count, "rewrite")} kept: {JudgementText.Sizes(combined)}. {JudgementText.Verdict(combined)}",
        { IsInterrupted: true } => "It was interrupted before anything was found.",
        { Rewrites.Count: 0 } => "No rewrite has a place in it.",
        { Rewrites.Count: 1 } => "The one rewrite that has a place in it does not pay here.",
        _ => $"None of {Figures.Count(advice.Rewrites.Count, "rewrite")} pays here.",
    };

    private static IEnumerable<string> Blocks(MeasuredAdvice advice)
    {
        yield return $"# Advice on {Markdown.Escape(advice.Scenario)}";
        yield return $"{Markdown.Code(advice.Dockerfile)}: {Markdown.Escape(Sentence(advice))}";
        yield return string.Join('\n', advice.Notes.Select(note => $"> - {Markdown.Escape(note)}"));
        if (advice.Rewrites.Count > 0)
            yield return Table(advice);
        if (IgnoredText.Table(advice) is { Length: > 0 } ignored)
            yield return $"## What the ignore file leaves out\n\n{ignored}";
        if (advice.Combined is { } combined)
            yield return string.Join('\n', JudgementText.Notes(combined).Select(note => $"- {Markdown.Escape(note)}"));
        if (advice.Patch.Length > 0)
        {
            yield return $"## Patch\n\nTo be applied in {Markdown.Code(advice.PatchFolder)} with git apply.";
            yield return Markdown.Fence(advice.Patch);
        }

        if (advice.Explained is { } explained)
            yield return $"## The Dockerfile, with the reasons\n\n{Markdown.Fence(explained)}";
        if (advice.Rewrites.Count > 0)
        {
            yield return $"## What each does\n\n{Does(advice)}";
            yield return $"## How to read it\n\n{HowToRead}";
        }
    }

    private static string Table(MeasuredAdvice advice) => Markdown.Table(
        RewriteRow.Headings,
        advice.Rewrites.Select(RewriteRow.Of)
            .Concat(advice.Combined is null ? [] : [RewriteRow.OfCombined(advice)])
            .Select(row => (IReadOnlyList<string>)[.. row.Select(Markdown.Escape)]));

    private static string Does(MeasuredAdvice advice) => Markdown.Table(
        ["rewrite", "what it does", "what it may cost", "source"],
        advice.Rewrites.Select(rewrite => (IReadOnlyList<string>)
            [.. ((string[])[rewrite.Name, rewrite.Does, rewrite.MayCost, rewrite.Source]).Select(Markdown.Escape)]));
}
