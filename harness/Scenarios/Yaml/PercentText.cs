using System.Globalization;

namespace ImageBench.Scenarios.Yaml;

/// <summary>A share as "90%" or "92.5%", from 0% to 100%.</summary>
internal static class PercentText
{
    public static bool TryParse(string text, out double percent)
    {
        percent = 0;
        return text.EndsWith('%')
            && double.TryParse(
                text.AsSpan(0, text.Length - 1).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent)
            && percent is >= 0 and <= 100;
    }
}
