using System.Globalization;

namespace ImageBench.Model.Limits;

/// <summary>
/// Limits as people type them: "5%" (of the unpacked size), "10MB", "content:500kB", "own:5%", "layers:1", "cold:10%", "cold:2s".
/// </summary>
internal static class LimitText
{
    public const string ValidValues =
        "5% or 10MB of the unpacked size, or a measure before it, as in content:5%, own:5%, layers:1 or cold:10%";

    // More cannot be meant, and leaves room to count with.
    private const decimal MostPercent = 1_000_000;

    /// <summary>What can be written before the colon.</summary>
    public static IReadOnlyList<string> Measures { get; } = [.. Enum.GetValues<LimitMeasure>().Select(measure => measure.Word())];

    /// <summary>The limit, or null with what is wrong with the text: "'5' has no unit" and the like, to go before a remedy.</summary>
    public static Limit? Parse(string text, bool isHard, out string mistake)
    {
        var colon = text.LastIndexOf(':');
        var word = colon < 0 ? LimitMeasure.Unpacked.Word() : text[..colon].Trim();
        if (Words.Find<LimitMeasure>(word) is not { } measure)
        {
            mistake = $"'{text}' names no measure; the measures are {string.Join(", ", Measures)}";
            return null;
        }

        if (ParseAmount(measure, text[(colon + 1)..], out var allowed))
        {
            mistake = "";
            return new Limit(measure, allowed, isHard);
        }

        mistake = $"'{text}' gives no {ValidAmounts(measure)}";
        return null;
    }

    /// <summary>The amount alone, in percent or in the unit of the measure.</summary>
    public static bool ParseAmount(LimitMeasure measure, string text, out AllowedGrowth allowed)
    {
        var unit = Limit.UnitOf(measure);
        var amount = Percent(text.Trim());
        if (amount is not null)
            unit = GrowthUnit.Percent;
        else
            amount = InUnit(unit, text.Trim());
        allowed = new AllowedGrowth(amount ?? 0, unit);
        return amount is not null;
    }

    /// <summary>What an amount of the measure is, for mistakes: "percent (5%) or bytes (10MB)".</summary>
    public static string ValidAmounts(LimitMeasure measure) => Limit.UnitOf(measure) switch
    {
        GrowthUnit.Bytes => "percent (5%) or bytes with their unit (500kB, 10MB)",
        GrowthUnit.Count => "percent (5%) or count of layers (1)",
        _ => "percent (10%) or time with its unit (2s, 500ms)",
    };

    private static decimal? Percent(string text) =>
        text.EndsWith('%') && Number(text[..^1].TrimEnd(), NumberStyles.AllowDecimalPoint) is { } percent and <= MostPercent
            ? percent
            : null;

    private static decimal? InUnit(GrowthUnit unit, string text) => unit switch
    {
        GrowthUnit.Bytes => ByteSize.TryParse(text, out var size) ? size.Bytes : null,
        GrowthUnit.Count => Number(text, NumberStyles.None) is { } count and <= int.MaxValue ? count : null,
        _ => text == "0s" ? 0
            : DurationText.TryParse(text, out var time) ? time.Ticks / (decimal)TimeSpan.TicksPerSecond
            : null,
    };

    private static decimal? Number(string text, NumberStyles styles) =>
        decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) ? number : null;
}
