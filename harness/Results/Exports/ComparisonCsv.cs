using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results.Csv;
using ImageBench.Statistics.Comparing;

namespace ImageBench.Results.Exports;

/// <summary>
/// A comparison, one row per variant, builder and figure (whose unit is in its name): sizes, contents by kind and layers with their
/// difference, build times as means with the ratio of B's to A's and its 95 % interval. A variant that is not compared has one row that
/// says why. Every row tells in which conditions the runs differ; scenario and builder are A's where B's have other names.
/// </summary>
internal static class ComparisonCsv
{
    public static string Text(Comparison comparison)
    {
        var conditions = string.Join("; ", comparison.Differences.Select(difference => difference.Phrase));
        return Table(conditions).Text(comparison.Changes.SelectMany(Rows).Concat(comparison.NotCompared.Select(Row)));
    }

    private static CsvTable<ComparedFigure> Table(string conditions) => new(
    keys: [],
    [
        new("scenario", row => Cell.Of(row.Scenario)),
        new("builder", row => row.Builder.Word()),
        new("a_variant", row => Cell.Of(row.VariantA)),
        new("b_variant", row => Cell.Of(row.VariantB)),
        new("figure", row => row.Figure),
        new("cache", row => row.Time?.Cache.Word() ?? ""),
        new("a", row => row.A),
        new("b", row => row.B),
        new("difference", row => row.Difference),
        new("difference_percent", row => Cell.Percent(row.Percent)),
        new("ratio", row => Cell.Ratio(row.Time?.Ratio?.Value)),
        new("ratio_ci_low", row => Cell.Ratio(row.Time?.Ratio?.Low)),
        new("ratio_ci_high", row => Cell.Ratio(row.Time?.Ratio?.High)),
        new("a_rounds", row => Cell.Of(row.Time?.A?.Rounds)),
        new("b_rounds", row => Cell.Of(row.Time?.B?.Rounds)),
        new("verdict", row => row.Verdict?.Word() ?? ""),
        new("not_compared", row => Cell.Of(row.Why)),
        new("conditions_differ", _ => Cell.Of(conditions)),
        new("b_scenario", row => Cell.Of(row.ScenarioB)),
        new("b_builder", row => row.BuilderB?.Word() ?? ""),
        new("contents", row => row.Contents?.Word() ?? ""),
    ]);

    private static IEnumerable<ComparedFigure> Rows(VariantChange change)
    {
        var row = new ComparedFigure(change.A.Scenario, change.A.Builder, change.A.Variant, change.B.Variant)
        {
            ScenarioB = change.B.Scenario,
            BuilderB = change.B.Builder,
        };
        foreach (var (figure, size) in Sizes(change))
        {
            if (size is not null)
                yield return Size(row, figure, size);
        }

        if (change.Layers is { } layers)
        {
            yield return row with
            {
                Figure = "layer_count",
                A = Cell.Of(layers.A),
                B = Cell.Of(layers.B),
                Difference = Cell.Of(layers.Difference),
                Verdict = layers.Verdict,
            };
        }

        foreach (var (kind, size) in change.Contents)
            yield return Size(row, "contents_bytes", size) with { Contents = kind };
        foreach (var time in change.Times)
        {
            yield return row with
            {
                Figure = "build_seconds",
                A = Cell.Of(time.A?.Mean),
                B = Cell.Of(time.B?.Mean),
                Time = time,
                Verdict = time.Ratio?.Verdict,
            };
        }
    }

    private static IEnumerable<(string Figure, SizeChange? Size)> Sizes(VariantChange change) =>
    [
        ("unpacked_size_bytes", change.Unpacked),
        ("own_unpacked_size_bytes", change.Own),
        ("content_size_bytes", change.Content),
        ("own_content_size_bytes", change.OwnContent),
    ];

    private static ComparedFigure Size(ComparedFigure row, string figure, SizeChange change) => row with
    {
        Figure = figure,
        A = Cell.Of(change.A),
        B = Cell.Of(change.B),
        Difference = Cell.Of(change.Difference),
        Percent = change.Percent,
        Verdict = change.Verdict,
    };

    private static ComparedFigure Row(NotCompared variant) =>
        new(variant.Key.Scenario, variant.Key.Builder, variant.A?.Variant, variant.B?.Variant)
        {
            ScenarioB = variant.B?.Scenario,
            BuilderB = variant.B?.Builder,
            Why = variant.Why,
        };

    /// <summary>A row; cells that a figure has no use for are empty.</summary>
    private sealed record ComparedFigure(string Scenario, Builder Builder, string? VariantA, string? VariantB)
    {
        public string? ScenarioB { get; init; }

        public Builder? BuilderB { get; init; }

        public string Figure { get; init; } = "";

        public ContentKind? Contents { get; init; }

        public string A { get; init; } = "";

        public string B { get; init; } = "";

        public string Difference { get; init; } = "";

        public double? Percent { get; init; }

        public TimeChange? Time { get; init; }

        public Verdict? Verdict { get; init; }

        public string? Why { get; init; }
    }
}
