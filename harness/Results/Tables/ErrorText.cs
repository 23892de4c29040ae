using ImageBench.Model.Builds;

namespace ImageBench.Results.Tables;

/// <summary>What one cell keeps of a failed build: the error and the last lines that its steps printed, on one line.</summary>
internal static class ErrorText
{
    private const int LogLines = 5;

    // The most that a spreadsheet takes in a cell.
    private const int MaxLength = 32_767;

    private static readonly char[] ControlCharacters = [.. Enumerable.Range(0, 32).Append(127).Select(code => (char)code)];

    /// <summary>"error | line | line", or null where there is no error.</summary>
    public static string? Of(BuildOutcome outcome)
    {
        if (outcome.Error is null)
            return null;
        var log = outcome.LogTail.Select(OneLine).Where(line => line.Length > 0).TakeLast(LogLines);
        var text = string.Join(" | ", log.Prepend(OneLine(outcome.Error)));
        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(ControlCharacters, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
