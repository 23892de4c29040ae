using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Judging;

namespace ImageBench.Reports.Advising;

/// <summary>A rewrite, or what all that are kept come to, as the cells of a row; plain.</summary>
internal static class RewriteRow
{
    public static IReadOnlyList<string> Headings { get; } =
        ["rewrite", "", ">unpacked", ">content", ">layers", "works", "build times", "lost", "why"];

    public static IReadOnlyList<string> Of(TriedRewrite rewrite) =>
    [
        rewrite.Name,
        rewrite.Fate.Word(),
        .. Figures(rewrite.Judgement),
        string.Join(", ", rewrite.Lost.Union(Lost(rewrite.Judgement))),
        Why(rewrite),
    ];

    public static IReadOnlyList<string> OfCombined(MeasuredAdvice advice) =>
    [
        advice.Kept.Count == 1 ? "the one that is kept" : "all that are kept",
        "",
        .. Figures(advice.Combined),
        string.Join(", ", advice.Kept.SelectMany(rewrite => rewrite.Lost).Union(Lost(advice.Combined))),
        "",
    ];

    private static IEnumerable<string> Figures(Judgement? judgement)
    {
        if (judgement is null)
            return [Text.Figures.Missing, Text.Figures.Missing, Text.Figures.Missing, Text.Figures.Missing, ""];
        var (change, works) = (judgement.Change, judgement.Works != Answer.No);
        return
        [
            works ? Size(change.Unpacked) : Text.Figures.Missing,
            works ? Size(change.Content) : Text.Figures.Missing,
            works && change.Layers is { } layers
                ? $"{Text.Figures.Count(layers.A)} → {Text.Figures.Count(layers.B)}"
                : Text.Figures.Missing,
            judgement.Works == Answer.Yes && !judgement.IsProved ? "starts alike" : judgement.Works.Word(),
            judgement.Times.Count == 0 ? "" : JudgementText.Times(judgement),
        ];
    }

    private static string Size(SizeChange? size) => size is null ? Text.Figures.Missing
        : size.Verdict == Verdict.Same ? "0 B"
        : SignedFigures.Change(size.Difference) + SignedFigures.Percent(size.Difference, size.A);

    private static IEnumerable<string> Lost(Judgement? judgement) => judgement?.Lost.Select(TradeSection.Name) ?? [];

    private static string Why(TriedRewrite rewrite) => rewrite.Fate switch
    {
        RewriteFate.Broke when rewrite.Judgement is { } judgement => JudgementText.Works(judgement),
        RewriteFate.NotTried or RewriteFate.NotTimed or RewriteFate.NotCombined => rewrite.WhyNot,
        RewriteFate.NoGain => "it saves nothing here",
        RewriteFate.NoGainBesides => "beside the others it saves nothing more",
        RewriteFate.Slower => "it makes a build slower",
        _ => "",
    };
}
