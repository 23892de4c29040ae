using System.Collections.Immutable;
using System.Globalization;
using ImageBench.Model;

namespace ImageBench.Results.Csv;

/// <summary>
/// How values stand in a CSV cell, whatever the culture, and how they are read back (null: not such a value). Missing is an empty cell.
/// Seconds are exact to 100 ns, like <see cref="TimeSpan"/>; percent have 3 decimals, ratios 6. None is ever written with an exponent.
/// </summary>
internal static class Cell
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    // What is read can be another's: figures that no run has would not fit where they are added up.
    private const long MostBytes = 1_000_000_000_000_000;
    private const decimal MostSeconds = 100_000_000;

    // Between the lines of a log, so that a row is a line.
    private const char LineMark = '\u23ce';

    // The most that a spreadsheet takes in a cell, less the apostrophe of a formula.
    private const int LongestText = 32_766;

    /// <summary>Text with its line ends, which a quoted cell may have; what else a terminal would obey is shown, as everywhere.</summary>
    public static string Of(string? text) => text is null ? "" : Formula.Disarm(PlainText.Whole(text, LongestText));

    /// <summary>The lines of a log, with a mark between them.</summary>
    public static string OfLines(IReadOnlyList<string>? lines) => lines is { Count: > 0 } ? Of(string.Join(LineMark, lines)) : "";

    public static string Of(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Of(ByteSize? size) => Of(size?.Bytes);

    public static string Of(bool? value) => value switch { true => "true", false => "false", null => "" };

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture);

    public static string Of(TimeSpan? time) => time is { } known
        ? (known.Ticks / (decimal)TimeSpan.TicksPerSecond).ToString("0.0######", CultureInfo.InvariantCulture)
        : "";

    /// <summary>Whole numbers with a blank between them.</summary>
    public static string Of(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(number => Of(number)));

    /// <summary>A figure without a unit, with 2 decimals.</summary>
    public static string Number(double? number) => Fixed(number, 2);

    public static string Percent(double? percent) => Fixed(percent, 3);

    public static string Ratio(double? ratio) => Fixed(ratio, 6);

    public static IReadOnlyList<string> ToLines(string? cell) => cell?.Split(LineMark) ?? [];

    public static int? ToCount(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static ImmutableArray<int>? ToCounts(string cell)
    {
        var numbers = cell.Split(' ').Select(ToCount).ToList();
        return numbers.Contains(null) ? null : [.. numbers.OfType<int>()];
    }

    public static ByteSize? ToSize(string cell) =>
        long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes <= MostBytes
            ? new ByteSize(bytes)
            : null;

    /// <summary>A bound of an interval of sizes, which may lie below zero.</summary>
    public static ByteSize? ToSizeBound(string cell) =>
        long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bytes)
            && bytes is >= -MostBytes and <= MostBytes
            ? new ByteSize(bytes)
            : null;

    public static bool? ToFlag(string cell) => cell switch { "true" => true, "false" => false, _ => null };

    public static DateTimeOffset? ToTime(string cell) =>
        DateTimeOffset.TryParseExact(cell, Utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static TimeSpan? ToSeconds(string cell) =>
        decimal.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) <= MostSeconds
            ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : null;

    public static double? ToNumber(string cell) =>
        double.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static NumberStyles Plain => NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Adding zero turns the "-0.000" of a tiny negative number into "0.000".
    private static string Fixed(double? number, int places) => number is { } known && double.IsFinite(known)
        ? (Math.Round(known, places) + 0.0).ToString("F" + places, CultureInfo.InvariantCulture)
        : "";
}
