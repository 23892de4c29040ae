using System.Globalization;
using ImageBench.Model;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Reports.Text;

/// <summary>
/// How figures are written for people: three significant digits, one unit a kind (times are always seconds, so that a column compares at a
/// glance). What is missing is a dash, never 0.
/// </summary>
internal static class Figures
{
    public const string Missing = "–";

    public static string Size(ByteSize? size) =>
        size is { Bytes: < 0 } below ? $"−{new ByteSize(-below.Bytes)}" : size?.ToString() ?? Missing;

    /// <summary>"28.5 s", "0.108 s", "1240 s"; never finer than a millisecond.</summary>
    public static string Seconds(TimeSpan? time) => time is { } known ? $"{Digits(known.TotalSeconds)} s" : Missing;

    /// <summary>The mean and how far its 95 % interval reaches: "28.5 s ± 0.6"; the mean alone where one round has no interval.</summary>
    public static string Seconds(TimeSummary? times)
    {
        if (times is null)
            return Missing;
        if (times is not { Low: { } low, High: { } high })
            return Seconds(times.Mean);
        var spread = Math.Max((high - times.Mean).TotalSeconds, (times.Mean - low).TotalSeconds);
        var places = Places(times.Mean.TotalSeconds);

        // A spread is never rounded away: "± 0.0" would claim that the builds took equally long.
        var shown = spread > 0 ? Math.Max(spread, Math.Pow(10, -places)) : 0;
        return $"{Seconds(times.Mean)} ± {Fixed(shown, places)}";
    }

    /// <summary>
    /// The median and the 95 % interval of the mean: "0.108 s (0.101 s to 0.120 s)"; the median alone where one round has no interval.
    /// </summary>
    public static string Spread(TimeSpread? spread) => spread is { Low: { } low, High: { } high }
        ? $"{Seconds(spread.Median)} ({Seconds(low)} to {Seconds(high)})"
        : Seconds(spread?.Median);

    /// <summary>The same of a size: "1.80 MB (1.75 MB to 1.90 MB)".</summary>
    public static string Spread(SizeSpread? spread) => spread is { Low: { } low, High: { } high }
        ? $"{Size(spread.Median)} ({Size(low)} to {Size(high)})"
        : Size(spread?.Median);

    /// <summary>"1.05 (1.01 to 1.09)": times the baseline's, with the 95 % interval where there is one.</summary>
    public static string Ratio(Ratio? ratio)
    {
        if (ratio is null || !double.IsFinite(ratio.Value))
            return Missing;
        if (ratio is not { Low: { } low, High: { } high })
            return Digits(ratio.Value);
        var places = Places(ratio.Value);
        return $"{Digits(ratio.Value)} ({Fixed(low, places)} to {Fixed(high, places)})";
    }

    /// <summary>"1.05": so many times another.</summary>
    public static string Factor(double factor) => Fixed(factor, Places(factor));

    /// <summary>
    /// A reduction with one decimal, rounded down so that it never claims more than was measured: 99.97 is "99.9 %". Larger than the
    /// baseline: "−12.4 %".
    /// </summary>
    public static string Percent(double? percent)
    {
        if (percent is not { } known || !double.IsFinite(known))
            return Missing;
        var floor = Floor(known);
        return $"{(floor < 0 ? "−" : "")}{Tenths(Math.Abs(floor))} %";
    }

    /// <summary>The same in words: "98.3 % smaller", "12.4 % larger", "as large".</summary>
    public static string Reduction(double? percent)
    {
        if (percent is not { } known || !double.IsFinite(known))
            return Missing;
        return Floor(known) switch
        {
            0 when known == 0 => "as large",
            0 => "less than 0.1 % smaller",
            var floor and > 0 => $"{Tenths(floor)} % smaller",
            var floor => $"{Tenths(-floor)} % larger",
        };
    }

    public static string Count(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? Missing;

    /// <summary>"1 round", "3 rounds".</summary>
    public static string Count(int count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Load(double load) => Fixed(load, 2);

    /// <summary>A digest as people tell it from others: "sha256:" and twelve digits.</summary>
    public static string Digest(string digest)
    {
        var start = digest.IndexOf(':', StringComparison.Ordinal) + 1;
        return digest.Length > start + 12 ? digest[..(start + 12)] : digest;
    }

    // Through decimal: 98.3 kept as 98.29999999999998 is still 98.3.
    private static decimal Floor(double percent) => Math.Floor((decimal)percent * 10) / 10;

    private static string Tenths(decimal percent) => percent.ToString(percent is 0 or 100 ? "F0" : "F1", CultureInfo.InvariantCulture);

    private static string Digits(double value) => value switch
    {
        > 0 and < 0.0005 => "under 0.001",
        < 0 and > -0.0005 => "above −0.001",
        < 0 => $"−{Digits(-value)}",
        _ => Fixed(value, Places(value)),
    };

    private static int Places(double value) => value switch { >= 99.95 => 0, >= 9.995 => 1, >= 0.9995 => 2, _ => 3 };

    // Two rounds can have an interval that reaches beyond all bounds.
    private static string Fixed(double value, int places) => Math.Abs(value) < 1e15
        ? Math.Round((decimal)value, places, MidpointRounding.AwayFromZero).ToString(
            "F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : value.ToString("0.##E+0", CultureInfo.InvariantCulture);
}
