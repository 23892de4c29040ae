using CsvHelper;

namespace ImageBench.Results.Csv;

/// <summary>How all CSV files of a run look.</summary>
internal static class CsvStyle
{
    public static CsvWriterOptions Writing { get; } = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };
}
