using ImageBench.Statistics.Outcomes;

namespace ImageBench.Runs.Exports;

/// <summary>
/// A form in which other tools are told an outcome: its word in the option's name, who reads it, and what makes the text.
/// </summary>
internal sealed record ExportForm(string Word, string Reader, Func<Outcome, string> Text)
{
    /// <summary>Why there is nothing of an outcome in the text; null: there is.</summary>
    public Func<Outcome, string?> WhyEmpty { get; init; } = _ => null;
}
