using System.Globalization;

namespace ImageBench.Model.Limits;

/// <summary>How much a figure may grow from base to head. Decimal, so that a share of bytes is exact at the boundary.</summary>
internal readonly record struct AllowedGrowth(decimal Amount, GrowthUnit Unit)
{
    private static readonly (string Name, decimal Bytes)[] Units = [("GB", 1_000_000_000m), ("MB", 1_000_000m), ("kB", 1_000m)];

    /// <summary>The most that a figure may grow by that is so large in the base.</summary>
    public decimal From(decimal baseFigure) => Unit == GrowthUnit.Percent ? baseFigure * Amount / 100 : Amount;

    /// <summary>As it is typed: "5%", "10MB", "1.5kB", "1", "2s". Nothing is rounded.</summary>
    public override string ToString() => Unit switch
    {
        GrowthUnit.Percent => $"{Plain(Amount)}%",
        GrowthUnit.Bytes => InBytes(Amount),
        GrowthUnit.Seconds => $"{Plain(Amount)}s",
        _ => Plain(Amount),
    };

    private static string InBytes(decimal amount)
    {
        var unit = Array.Find(Units, unit => amount >= unit.Bytes && amount * 100 % unit.Bytes == 0);
        return unit.Name is null ? $"{Plain(amount)}B" : Plain(amount / unit.Bytes) + unit.Name;
    }

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
