using ImageBench.Reports.Text;
using ImageBench.Statistics.Judging;

namespace ImageBench.Reports.Advising;

/// <summary>What each line of an ignore file keeps from being sent, for people.</summary>
internal static class IgnoredText
{
    /// <summary>A table in Markdown; empty: no ignore file is written.</summary>
    public static string Table(MeasuredAdvice advice) => Of(advice) is { Count: > 0 } lines
        ? Markdown.Table(
            ["line", ">files", ">bytes", ">time to send"],
            lines.Select(line => (IReadOnlyList<string>)
                [Markdown.Code(line.Pattern), Figures.Count(line.Files), Figures.Size(line.Bytes), Figures.Seconds(line.Upload)]))
        : "";

    /// <summary>A sentence each, plain.</summary>
    public static IEnumerable<string> Sentences(MeasuredAdvice advice) => Of(advice).Select(line =>
        $"{line.Pattern} in the ignore file leaves out {Figures.Count(line.Files, "file")}, {Figures.Size(line.Bytes)}"
            + (line.Upload is null ? "." : $", which took {Figures.Seconds(line.Upload)} to send."));

    private static List<IgnoredPattern> Of(MeasuredAdvice advice) => [.. advice.Rewrites.SelectMany(rewrite => rewrite.Ignored)];
}
