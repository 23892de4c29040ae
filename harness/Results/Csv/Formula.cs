using System.Buffers;

namespace ImageBench.Results.Csv;

/// <summary>
/// Keeps a spreadsheet from running a text as a formula: a text that starts like one gets an apostrophe in front, which
/// <see cref="Restore"/> takes away again. Only text cells come here: a number that starts with a minus stays a number.
/// </summary>
internal static class Formula
{
    // OWASP's list for CSV injection; the last four are the full-width signs, which some language versions take too.
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    // Apostrophes before the sign count as well: else the text "'=1" would come back as "=1".
    public static string Disarm(string text) => IsFormula(text.TrimStart('\'')) ? '\'' + text : text;

    public static string Restore(string cell) => cell.StartsWith('\'') && IsFormula(cell.TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsFormula(string text) => text.Length > 0 && Starts.Contains(text[0]);
}
