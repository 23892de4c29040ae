using System.Globalization;

namespace ImageBench.Tests.Reports;

/// <summary>A culture that writes 1.5 as "1,5" and 1000 as "1.000", until it is disposed of.</summary>
internal sealed class DecimalComma : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public DecimalComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "minus ";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
