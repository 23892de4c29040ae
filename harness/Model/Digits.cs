using System.Globalization;

namespace ImageBench.Model;

/// <summary>
/// How one number is written for people, whoever tells it: three significant digits and a unit behind them (times are always seconds, so
/// that a column compares at a glance). What is missing is a dash, never 0. Figures of several numbers (a mean and its interval, a ratio)
/// are made of these in Reports/Text/Figures.
/// </summary>
internal static class Digits
{
    public const string Missing = "–";

    /// <summary>"28.5 s", "0.108 s", "1240 s"; never finer than a millisecond.</summary>
    public static string Seconds(TimeSpan? time) => time is { } known ? $"{Significant(known.TotalSeconds)} s" : Missing;

    /// <summary>"22,161".</summary>
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? Missing;

    /// <summary>A load average: "0.42".</summary>
    public static string Load(double load) => Fixed(load, 2);

    /// <summary>A share of something, above zero, with one decimal: "8.1 %", "100 %", "under 0.1 %".</summary>
    public static string Share(decimal percent) => percent < 0.05m ? "under 0.1 %" : $"{Tenths(percent)} %";

    /// <summary>One decimal, and none where it is nothing or all: "98.3", "0", "100".</summary>
    public static string Tenths(decimal number) => number.ToString(number is 0 or 100 ? "F0" : "N1", CultureInfo.InvariantCulture);

    /// <summary>Three significant digits, and never more than three decimals: "28.5", "0.890", "1240".</summary>
    public static string Significant(double value) => value switch
    {
        > 0 and < 0.0005 => "under 0.001",
        < 0 and > -0.0005 => "above −0.001",
        < 0 => $"−{Significant(-value)}",
        _ => Fixed(value, Places(value)),
    };

    /// <summary>How many decimals three significant digits take.</summary>
    public static int Places(double value) => value switch { >= 99.95 => 0, >= 9.995 => 1, >= 0.9995 => 2, _ => 3 };

    /// <summary>So many decimals. Two rounds can have an interval that reaches beyond all bounds: "1E+40".</summary>
    public static string Fixed(double value, int places) => Math.Abs(value) < 1e15
        ? Math.Round((decimal)value, places, MidpointRounding.AwayFromZero).ToString(
            "F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : value.ToString("0.##E+0", CultureInfo.InvariantCulture);
}
