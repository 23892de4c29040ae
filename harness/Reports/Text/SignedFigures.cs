using System.Globalization;
using ImageBench.Model;

namespace ImageBench.Reports.Text;

/// <summary>How changes are written for people: "+12.4 MB", "−1.20 kB", "+8.1 %"; nothing is "0 B".</summary>
internal static class SignedFigures
{
    public static string Change(ByteSize? change) => change is not { } known ? Figures.Missing
        : known.Bytes == 0 ? "0 B"
        : (known.Bytes < 0 ? "−" : "+") + new ByteSize(Math.Abs(known.Bytes));

    /// <summary>
    /// The change in percent of what was there, in brackets after a blank; empty where nothing changed or nothing was there.
    /// </summary>
    public static string Percent(ByteSize change, ByteSize of)
    {
        if (change.Bytes == 0 || of.Bytes == 0)
            return "";
        var percent = 100.0 * change.Bytes / of.Bytes;
        return Math.Abs(percent) < 0.05
            ? " (under 0.1 %)"
            : string.Create(CultureInfo.InvariantCulture, $" ({(percent < 0 ? "−" : "+")}{Math.Abs(percent):N1} %)");
    }
}
