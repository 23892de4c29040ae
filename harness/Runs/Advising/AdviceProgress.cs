using ImageBench.Advice.Search;
using ImageBench.Model;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>What is said while advice is looked for, after each thing that was tried.</summary>
internal static class AdviceProgress
{
    public static string Of(Judgement judgement) => judgement switch
    {
        { Works: Answer.No } => $"it does not work ({Reason(judgement)})",
        { Change.Unpacked: { Difference.Bytes: < 0 } size } => $"saves {new ByteSize(-size.Difference.Bytes)} unpacked",
        { Change.Unpacked: { Difference.Bytes: > 0 } size } => $"makes it {size.Difference} larger",
        _ => "saves nothing",
    };

    public static string LeftOf(RewriteSearch search) => search.Left switch
    {
        0 => ".",
        1 => "; 1 more to try by itself.",
        var left => FormattableString.Invariant($"; {left} more to try by themselves."),
    };

    private static string Reason(Judgement judgement) => PlainText.Short(judgement.Failure?.Message ?? "", 200).TrimEnd('.');
}
