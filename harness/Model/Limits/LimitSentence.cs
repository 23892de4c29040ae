using System.Globalization;

namespace ImageBench.Model.Limits;

/// <summary>What came of a limit as one full line for people, exact to the byte.</summary>
internal static class LimitSentence
{
    public static string Of(LimitFinding finding)
    {
        var about = Subject(finding) + Figure(finding.Limit.Measure);
        var text = finding.State == LimitState.NotKnown
            ? $"{about} is not held to {Named(finding.Limit)} of {finding.Limit.Allowed}: {finding.Reason}."
            : $"{about} {Change(finding.Limit, finding.Growth)}: {Outcome(finding)}{Note(finding.Growth)}.";
        return PlainText.Line(text);
    }

    /// <summary>What is held, in words: "unpacked size", "cold build".</summary>
    public static string Figure(LimitMeasure measure) => measure switch
    {
        LimitMeasure.Unpacked => "unpacked size",
        LimitMeasure.Content => "content size",
        LimitMeasure.Layers => "number of layers",
        LimitMeasure.Own => "own part of the unpacked size",
        LimitMeasure.OwnContent => "own part of the content size",
        _ => $"{measure.Word()} build",
    };

    private static string Subject(LimitFinding finding) => finding.Variant.Length == 0 ? "The image: "
        : $"{finding.Scenario}/{finding.Variant}{(finding.Builder is null ? "" : $" ({finding.Builder})")}: ";

    private static string Change(Limit limit, Growth growth)
    {
        var (was, now, change) = (growth.Base!.Value, growth.Head!.Value, growth.Change!.Value);
        if (change == 0)
            return $"stayed at {Amount(limit, was)}";
        var interval = limit.IsTime && growth is { RatioLow: { } low, RatioHigh: { } high }
            ? $", × {Ratio(growth.Ratio ?? (double)(now / was), low, high)}"
            : "";
        var share = interval.Length == 0 && growth.Percent is { } percent ? $" ({Digits.Share(Math.Abs(percent))})" : "";
        return $"{(change > 0 ? "grew" : "fell")} by {Amount(limit, Math.Abs(change))}{share}, from {Amount(limit, was)} to "
            + $"{Amount(limit, now)}{interval}";
    }

    private static string Outcome(LimitFinding finding)
    {
        var limit = $"{Named(finding.Limit)} of {finding.Limit.Allowed}{InUnits(finding.Limit, finding.Growth)}";
        return finding.State switch
        {
            LimitState.Within => $"within {limit}",
            LimitState.Allowed => $"over {limit}, allowed: {finding.Reason!.Trim().TrimEnd('.')}",
            _ => $"over {limit}",
        };
    }

    private static string Named(Limit limit) => limit.IsHard ? "its limit" : "the warning limit";

    private static string InUnits(Limit limit, Growth growth) => limit.Allowed.Unit == GrowthUnit.Percent
        ? $" ({Amount(limit, limit.Allowed.From(growth.Base!.Value))})"
        : "";

    private static string Note(Growth growth) => growth.Note is { } note ? $" ({note})" : "";

    private static string Ratio(double ratio, double low, double high)
    {
        var places = Digits.Places(ratio);
        return $"{Digits.Significant(ratio)} ({Digits.Fixed(low, places)} to {Digits.Fixed(high, places)})";
    }

    // Parts of a byte are allowed by a share and are none that a figure can have: they are cut off. Of a million percent all fits into no
    // size.
    private static string Amount(Limit limit, decimal amount) => limit.Unit switch
    {
        GrowthUnit.Bytes => $"{decimal.Truncate(amount).ToString("N0", CultureInfo.InvariantCulture)} B",
        GrowthUnit.Count => amount.ToString("0.##", CultureInfo.InvariantCulture),
        _ => Digits.Seconds(TimeSpan.FromSeconds((double)amount)),
    };
}
