using ImageBench.Model;

namespace ImageBench.Reports.Text;

/// <summary>How changes are said to people: "+12.4 MB", "−1.20 kB", "+8.1 %"; nothing is "0 B".</summary>
internal static class SignedFigures
{
    public static string Change(ByteSize? change) => change is not { } known ? Figures.Missing
        : known.Bytes == 0 ? "0 B"
        : Sign(known.Bytes) + new ByteSize(Math.Abs(known.Bytes));

    /// <summary>The same with all its digits, where a change is told to the byte: "+999,256 B".</summary>
    public static string Exactly(ByteSize change) => $"{Count(change.Bytes)} B";

    /// <summary>"+2", "−1", "0".</summary>
    public static string Count(long? change) => change is not { } known ? Figures.Missing : Sign(known) + Figures.Count(Math.Abs(known));

    /// <summary>
    /// The change in percent of what was there, in brackets after a blank; empty where nothing changed or nothing was there.
    /// </summary>
    public static string Percent(ByteSize change, ByteSize of) =>
        change.Bytes == 0 || of.Bytes == 0 ? "" : Percent(100m * change.Bytes / of.Bytes);

    /// <summary>" (+8.1 %)", " (under 0.1 %)"; empty where nothing changed, or it is not known.</summary>
    public static string Percent(decimal? change) => change switch
    {
        null or 0 => "",
        { } known when Math.Abs(known) < 0.05m => $" ({Digits.Share(Math.Abs(known))})",
        { } known => $" ({Sign(known)}{Digits.Share(Math.Abs(known))})",
    };

    /// <summary>What stands before a change's amount.</summary>
    public static string Sign(decimal change) => change < 0 ? "−" : change > 0 ? "+" : "";
}
