using ImageBench.Model;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Judging;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Reports.Advising;

/// <summary>
/// A judgement for people, plain: each question with its answer and the figures behind it, and the verdict of them all.
/// </summary>
internal static class JudgementText
{
    private const string LikelyCause = "likely cause: ";
    private const int LongestCell = 160;

    public const string NoCheck =
        "There is no check, so this is what was seen of its start, and less than a check: write one in scenario.yaml to know that it "
            + "does its work.";

    /// <summary>The question, the answer, and why.</summary>
    public static IReadOnlyList<(string Question, Answer Answer, string Why)> Rows(Judgement judgement) =>
    [
        ("smaller", judgement.Smaller, Sizes(judgement)),
        ("still works", judgement.Works, Works(judgement)),
        ("no slower", judgement.NoSlower, Times(judgement)),
    ];

    /// <summary>"Smaller, still works, no slower." with what is no or not shown called so.</summary>
    public static string Verdict(Judgement judgement)
    {
        if (judgement.Works == Answer.No)
            return "It does not work: nothing else of it counts.";
        string[] parts =
        [
            judgement.Smaller switch
            {
                Answer.Yes => "Smaller",
                Answer.No => "Not smaller",
                _ when judgement.Change.Unpacked is null => "Sizes were not measured",
                _ => "Smaller by one measure and larger by the other",
            },
            judgement.Works == Answer.Yes ? "still works" : "not shown that it still works",
            judgement.NoSlower switch
            {
                Answer.Yes => "no slower",
                Answer.No => "slower",
                _ => "not shown that it is no slower",
            },
        ];
        return string.Join(", ", parts) + ".";
    }

    /// <summary>What must be known besides: what is lost, and what of the start changed.</summary>
    public static IReadOnlyList<string> Notes(Judgement judgement) =>
    [
        .. judgement.Lost.Count == 0 ? [] : new[] { $"Lost: {string.Join(", ", judgement.Lost.Select(TradeSection.Name))}." },
        .. judgement.Starts.Select(change =>
            $"Another start: {change.Setting} was {change.Original ?? "not set"}, and is {change.Rewritten ?? "not set"}."),
        .. judgement.Failure is { } failure ? new[] { failure.Message } : [],
        .. judgement is { IsProved: false, Works: not Answer.No } ? new[] { NoCheck } : [],
    ];

    public static string Sizes(Judgement judgement)
    {
        var change = judgement.Change;
        if (judgement.Works == Answer.No || change.Unpacked is null)
            return "not compared";
        var content = change.Content is { } sent ? $"; {Size(sent)} content" : "";
        var layers = change.Layers is { } counted
            ? $"; {Figures.Count(counted.A)} → {Figures.Count(counted.B)} layers"
            : "";
        return $"{Size(change.Unpacked)} unpacked{content}{layers}{Sent(judgement)}";
    }

    /// <summary>"; context 12.3 MB → 1.20 MB (...)" where that is another; else empty.</summary>
    private static string Sent(Judgement judgement) =>
        judgement.Context is { Verdict: Model.Runs.Verdict.Smaller or Model.Runs.Verdict.Larger } context
            ? $"; {Size(context)} context"
            : "";

    public static string Works(Judgement judgement) => judgement switch
    {
        { Failure: { } failure } => PlainText.Short(Cause(failure), LongestCell),
        { IsProved: true } => "its check passed",
        { Works: Answer.Yes } => "it starts as the original does, and nothing of its start is another",
        { Starts.Count: > 0 } => "it starts, and not as the original does",
        _ => "the original passed a check that this one has none of",
    };

    /// <summary>"cold × 1.02 (0.96 to 1.08): no difference shown; ...".</summary>
    public static string Times(Judgement judgement) => judgement.Works == Answer.No ? "not compared"
        : judgement.Times.Count == 0 ? "no times were measured"
        : string.Join("; ", judgement.Times.Select(Time));

    public static string Time(TimeChange time) => time.Ratio is { } ratio
        ? $"{time.Cache.Word()} × {Figures.Ratio(ratio)}: {VerdictText.Of(ratio)}"
        : $"{time.Cache.Word()}: measured of {(time.A is null ? "the rewritten one" : "the original")} alone";

    // What was asked and what came is longer than a cell, and is a note. Where no cause is known, the last line says most.
    private static string Cause(FailureOutcome failure)
    {
        if (failure.Message.IndexOf(LikelyCause, StringComparison.Ordinal) is >= 0 and var at)
            return failure.Message[(at + LikelyCause.Length)..];
        return failure.Lines is [.., var last] && last.Length > 0 ? last : failure.Message;
    }

    private static string Size(SizeChange size) => size.Verdict == Model.Runs.Verdict.Same
        ? $"{Figures.Size(size.A)} as before"
        : $"{Figures.Size(size.A)} → {Figures.Size(size.B)} "
            + $"({SignedFigures.Change(size.Difference)}{Percent(size)})";

    private static string Percent(SizeChange size) =>
        SignedFigures.Percent(size.Difference, size.A) is { Length: > 0 } percent ? "," + percent.Replace("(", "", StringComparison.Ordinal)
            .Replace(")", "", StringComparison.Ordinal) : "";
}
