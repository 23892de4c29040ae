using System.Buffers;
using System.Globalization;
using System.Text;

namespace ImageBench.Results.Csv;

/// <summary>
/// A cell that is carried from one file to another as it stands. The file may be somebody else's: what a spreadsheet would run, or a
/// terminal obey, is made safe as in every cell of ours; what we wrote ourselves comes out as it was.
/// </summary>
internal static class GuardedCell
{
    private static readonly SearchValues<byte> Starts = SearchValues.Create("=+-@'"u8);

    /// <summary>Null where it is safe as it is, which nearly all are.</summary>
    public static string? Replacement(ReadOnlySpan<byte> cell) =>
        cell.Length == 0 || (!Starts.Contains(cell[0]) && cell.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0)
            ? null
            : Guard(Encoding.UTF8.GetString(cell));

    private static string Guard(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? cell
            : Cell.Of(Formula.Restore(cell));
}
