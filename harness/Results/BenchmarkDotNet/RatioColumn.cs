using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace ImageBench.Results.BenchmarkDotNet;

/// <summary>
/// The ratio to the baseline, as times.csv has it: pair by pair within rounds. BenchmarkDotNet's own column pairs every build with every
/// build of the baseline, which calls a slow minute of the machine a difference, and takes 15 s for 250 rounds. Values by
/// <see cref="Descriptor.MethodIndex"/>; null: no ratio.
/// </summary>
internal sealed class RatioColumn(IReadOnlyList<double?> ratios) : IColumn
{
    public string Id => nameof(RatioColumn);

    public string ColumnName => "Ratio";

    public string Legend => "Time over the baseline's, mean of the rounds (geometric, trimmed from seven rounds on)";

    public bool AlwaysShow => true;

    public bool IsNumeric => true;

    public ColumnCategory Category => ColumnCategory.Baseline;

    public int PriorityInCategory => 0;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, summary.Style);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        ratios[benchmarkCase.Descriptor.MethodIndex] is { } ratio ? ratio.ToString("0.000", CultureInfo.InvariantCulture) : "?";
}
