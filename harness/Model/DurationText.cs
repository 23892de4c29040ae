using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageBench.Model;

/// <summary>Times as people write them in Docker's files: "30s", "1m30s", "500ms", "1.5s". A number without a unit is refused.</summary>
internal static partial class DurationText
{
    public const string ValidValues = "a number and a unit, such as 30s, 1m30s or 500ms (units: h, m, s, ms)";

    /// <summary>Takes times above zero, up to a day.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Pattern().Match(text);
        if (!match.Success)
            return false;
        decimal seconds = 0;
        foreach (var (unit, inSeconds) in new[] { ("h", 3600m), ("m", 60m), ("s", 1m), ("ms", 0.001m) })
        {
            if (!match.Groups[unit].Success)
                continue;
            var number = match.Groups[unit].ValueSpan;
            if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                || count > 86_400_000)
            {
                return false;
            }

            seconds += count * inSeconds;
        }

        if (seconds is <= 0 or > 86_400)
            return false;
        duration = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return duration > TimeSpan.Zero;
    }

    // The units in falling order, each once.
    [GeneratedRegex(
        @"\A(?:(?<h>[0-9.]+)h)?(?:(?<m>[0-9.]+)m(?!s))?(?:(?<s>[0-9.]+)s)?(?:(?<ms>[0-9.]+)ms)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
