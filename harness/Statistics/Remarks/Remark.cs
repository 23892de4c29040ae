using System.Globalization;

namespace ImageBench.Statistics.Remarks;

/// <summary>Something that a reader of the figures must know: what it is, what it means, and what to do.</summary>
internal abstract record Remark
{
    /// <summary>A full sentence (or two) for the report.</summary>
    public abstract string Sentence { get; }

    protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
