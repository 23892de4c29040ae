using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;
using Perfolizer.Horology;

namespace ImageBench.Results.BenchmarkDotNet;

/// <summary>
/// A run's build times as BenchmarkDotNet sees benchmarks: a case a variant, builder and cache state, compared with the baseline of its
/// scenario, builder and cache state.
/// </summary>
internal static class BuildTimesSummary
{
    // A name that is too long for the table is cut there, and two that begin alike would become one.
    private static readonly SummaryStyle Style = SummaryStyle.Default
        .WithCultureInfo(CultureInfo.InvariantCulture).WithTimeUnit(TimeUnit.Second).WithMaxParameterColumnWidth(int.MaxValue);

    public static Summary Of(RunResults results)
    {
        var rows = results.Variants.ToDictionary(row => row.Key);
        var cases = results.Builds.GroupBy(build => build.Key with { Round = 0 }).ToList();
        var config = Config([.. cases.Select(builds => Ratio(rows.GetValueOrDefault(VariantKey.Of(builds.Key)), builds.Key.Cache))]);
        var reports = cases
            .Select((builds, index) => BuildTimesCase.Report(
                [.. builds], rows.GetValueOrDefault(VariantKey.Of(builds.Key))?.IsBaseline ?? false, index, config, Style))
            .ToImmutableArray();
        return new Summary(
            "ImageBench " + results.Run.Id,
            reports,
            new MeasuredHost(results.Run.Host, results.Run.Engine.Architecture),
            resultsDirectoryPath: "",
            logFilePath: "",
            TimeSpan.FromSeconds(results.Builds.Sum(build => build.Outcome.Elapsed.TotalSeconds)),
            CultureInfo.InvariantCulture,
            validationErrors: [],
            columnHidingRules: [],
            Style);
    }

    private static double? Ratio(VariantSummary? row, CacheState cache) =>
        row is not { Counts: true } ? null : row.IsBaseline ? 1 : row.Times.GetValueOrDefault(cache)?.Ratio?.Value;

    // Without its Error column: that is half of a 99.9 % interval, and many times too wide for a handful of builds.
    private static ImmutableConfig Config(IReadOnlyList<double?> ratios) => ImmutableConfigBuilder.Create(ManualConfig.CreateEmpty()
        .AddJob(BuildTimesCase.Job)
        .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params)
        .AddColumn(StatisticColumn.Mean, StatisticColumn.StdDev, StatisticColumn.Median, new RatioColumn(ratios))
        .WithOrderer(new CaseOrder())
        .WithSummaryStyle(Style));
}
