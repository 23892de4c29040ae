using System.Globalization;
using ImageBench.Model;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Reports.Text;

/// <summary>
/// How figures are said to people, in terminal, Markdown, page, chart and comment alike. A time of builds is the mean of its rounds ± the
/// 95 % interval; what is measured of a started or a moved image is a median with that interval, since one slow start among few would drag
/// a mean along. The sentences that say so beside a table are here too. Numbers are written by <see cref="Digits"/>.
/// </summary>
internal static class Figures
{
    public const string Missing = Digits.Missing;

    /// <summary>What the times of builds are, where the rounds are told elsewhere.</summary>
    public const string BuildTimes = "Times are means ± the 95 % interval";

    /// <summary>"613 MB", "−97.8 kB".</summary>
    public static string Size(ByteSize? size) =>
        size is { Bytes: < 0 } below ? $"−{new ByteSize(-below.Bytes)}" : size?.ToString() ?? Missing;

    /// <summary>The same with all its digits: "613 MB (613,248,117 bytes)".</summary>
    public static string ExactSize(ByteSize? size) =>
        size is { Bytes: >= 1000 or <= -1000 } known ? $"{Size(known)} ({Count(known.Bytes)} bytes)" : Size(size);

    /// <summary>"28.5 s", "0.108 s", "1240 s"; never finer than a millisecond.</summary>
    public static string Seconds(TimeSpan? time) => Digits.Seconds(time);

    /// <summary>The mean and how far its 95 % interval reaches: "28.5 s ± 0.6"; the mean alone where one round has no interval.</summary>
    public static string Seconds(TimeSummary? times)
    {
        if (times is null)
            return Missing;
        if (times is not { Low: { } low, High: { } high })
            return Seconds(times.Mean);
        var spread = Math.Max((high - times.Mean).TotalSeconds, (times.Mean - low).TotalSeconds);
        var places = Digits.Places(times.Mean.TotalSeconds);

        // A spread is never rounded away: "± 0.0" would claim that the builds took equally long.
        var shown = spread > 0 ? Math.Max(spread, Math.Pow(10, -places)) : 0;
        return $"{Seconds(times.Mean)} ± {Digits.Fixed(shown, places)}";
    }

    /// <summary>What such times are: "Times are means of 3 rounds ± the 95 % interval"; empty of none.</summary>
    public static string BuildTimesOf(IEnumerable<TimeSummary> times)
    {
        var rounds = Range(times.Select(its => its.Rounds), "round");
        return rounds.Length == 0 ? "" : $"Times are means of {rounds} ± the 95 % interval";
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

    /// <summary>What such figures are: "Medians of 3 starts, with the 95 % interval of the mean".</summary>
    public static string SpreadsOf(IEnumerable<int> rounds, string it, string besides = "") =>
        $"Medians of {(Range(rounds, it) is { Length: > 0 } range ? range : $"the {it}s")}{besides}, with the 95 % interval of the mean";

    /// <summary>"1.05 (1.01 to 1.09)": times the baseline's, with the 95 % interval where there is one.</summary>
    public static string Ratio(Ratio? ratio)
    {
        if (ratio is null || !double.IsFinite(ratio.Value))
            return Missing;
        if (ratio is not { Low: { } low, High: { } high })
            return Digits.Significant(ratio.Value);
        var places = Digits.Places(ratio.Value);
        return $"{Digits.Significant(ratio.Value)} ({Bound(low, places)} to {Bound(high, places)})";
    }

    /// <summary>"1.05": so many times another.</summary>
    public static string Factor(double factor) => Digits.Significant(factor);

    /// <summary>
    /// A reduction with one decimal, rounded down so that it never claims more than was measured: 99.97 is "99.9 %". Larger than the
    /// baseline: "−12.4 %".
    /// </summary>
    public static string Percent(double? percent)
    {
        if (percent is not { } known || !double.IsFinite(known))
            return Missing;
        var floor = Floor(known);
        return $"{(floor < 0 ? "−" : "")}{Digits.Tenths(Math.Abs(floor))} %";
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
            var floor and > 0 => $"{Digits.Tenths(floor)} % smaller",
            var floor => $"{Digits.Tenths(-floor)} % larger",
        };
    }

    public static string Count(long? count) => Digits.Count(count);

    /// <summary>"1 round", "3 rounds".</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>"3 rounds", or "3 to 5 rounds"; empty of none.</summary>
    public static string Range(IEnumerable<int> counts, string noun)
    {
        List<int> all = [.. counts];
        if (all.Count == 0)
            return "";
        var (fewest, most) = (all.Min(), all.Max());
        return fewest == most ? Count(most, noun) : $"{Count(fewest)} to {Count(most, noun)}";
    }

    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Load(double load) => Digits.Load(load);

    /// <summary>A plain number, such as how many steps ran side by side: "1.25".</summary>
    public static string Number(double? number) => number is { } known && double.IsFinite(known) ? Digits.Significant(known) : Missing;

    /// <summary>A digest as people tell it from others: "sha256:" and twelve digits.</summary>
    public static string Digest(string digest)
    {
        var start = digest.IndexOf(':', StringComparison.Ordinal) + 1;
        return digest.Length > start + 12 ? digest[..(start + 12)] : digest;
    }

    // Whether an interval leaves out 1 is its verdict: a bound of 1.004 is not rounded onto it.
    private static string Bound(double bound, int places)
    {
        while (places < 3 && bound != 1 && Digits.Fixed(bound, places) == Digits.Fixed(1, places))
            places++;
        return Digits.Fixed(bound, places);
    }

    // Through decimal: 98.3 kept as 98.29999999999998 is still 98.3.
    private static decimal Floor(double percent) => Math.Floor((decimal)percent * 10) / 10;
}
