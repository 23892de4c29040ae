using ImageBench.Model;
using ImageBench.Model.Builds;

namespace ImageBench.Results.Tables;

/// <summary>What one cell keeps of a failed build: the error and the last lines that its steps printed, on one line.</summary>
internal static class ErrorText
{
    private const int LogLines = 5;

    /// <summary>"error | line | line", or null where there is no error.</summary>
    public static string? Of(BuildOutcome outcome)
    {
        if (outcome.Error is null)
            return null;
        var log = outcome.LogTail.Select(OneLine).Where(line => line.Length > 0).TakeLast(LogLines);
        return string.Join(" | ", log.Prepend(OneLine(outcome.Error)));
    }

    private static string OneLine(string text) => PlainText.Line(text.Trim());
}
