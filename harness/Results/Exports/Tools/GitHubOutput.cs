using System.Globalization;
using ImageBench.Model;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// An outcome as the outputs of a step of GitHub Actions, a line each. Of several images the bytes are those of all; what is not known is
/// empty.
/// </summary>
internal static class GitHubOutput
{
    public static string Text(Outcome outcome) => string.Concat(
        Line("verdict", outcome.Verdict.Word()),
        Line("unpacked_bytes", Number(outcome.Unpacked.Head)),
        Line("unpacked_change_bytes", Number(outcome.Unpacked.Change)),
        Line("content_bytes", Number(outcome.Content.Head)),
        Line("content_change_bytes", Number(outcome.Content.Change)),
        Line("report", outcome.ReportPath ?? ""));

    // A line end in a value would be an output of its own.
    private static string Line(string name, string value) => $"{name}={PlainText.Line(value)}\n";

    private static string Number(ByteSize? bytes) => bytes?.Bytes.ToString(CultureInfo.InvariantCulture) ?? "";
}
