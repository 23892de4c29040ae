using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables;

public sealed class TimesCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsAsApproved(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;

        Approved.Matches("Results/Approved/times.csv", TimesCsv.Text("run", HardCases()));
        Assert.Equal(5, Read(TimesCsv.Text("run", HardCases())).Sum(variant => variant.Times.Count));
    }

    [Fact]
    public void GivesEachVariantItsTimesBack()
    {
        var read = Read(TimesCsv.Text("run", HardCases()));

        Assert.Equal(HardCases().Select(variant => variant.Times.AsEnumerable()), read.Select(variant => variant.Times.AsEnumerable()));
        Assert.Equal(HardCases().Select(variant => variant.ColdSteps), read.Select(variant => variant.ColdSteps));
    }

    [Fact]
    public void OfALaterVersionIsReadWithoutTheStatesThatThisOneDoesNotKnow()
    {
        var text = TimesCsv.Text("run", HardCases()).Replace(",cold,", ",frozen,", StringComparison.Ordinal);

        var states = Read(text).SelectMany(variant => variant.Times.Keys);

        Assert.Equal([CacheState.Warm, CacheState.Warm, CacheState.IncrementalSource], states);
    }

    [Theory]
    [InlineData("cache", "chace", ":1: the header has no column \"cache\"")]
    [InlineData("mean_seconds", "mean", ":1: the header has no column \"mean_seconds\"")]
    [InlineData("cold,3,28.5", "cold,,28.5", ":2: rounds is \"\"")]
    public void SaysWhereItIsDamaged(string text, string damage, string sentence)
    {
        var damaged = TimesCsv.Text("run", HardCases()).Replace(text, damage, StringComparison.Ordinal);

        Assert.Contains("times.csv" + sentence, Assert.Throws<Fault>(() => Read(damaged)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private static VariantSummary[] HardCases() =>
    [
        Some.Variant(),
        Some.Variant("multi, \"slim\"", false) with
        {
            Builder = Builder.Classic,
            ColdSteps = new StepTimes(Some.Seconds(5.25), Some.Seconds(10.5)),
            Times = new SortedDictionary<CacheState, TimeSummary>
            {
                [CacheState.Cold] = Some.Times(14.1234567, new Ratio(0.5, 0.45, 0.551234)) with
                {
                    Deviation = Some.Seconds(0.25),
                    Outliers = 1,
                },
                [CacheState.Warm] = new TimeSummary(1, Some.Seconds(0.5), Some.Seconds(0.5), null, null, new Ratio(0.004321, null, null)),
                [CacheState.IncrementalSource] =
                    new TimeSummary(2, Some.Seconds(2), Some.Seconds(2), Some.Seconds(-10.7), Some.Seconds(14.7), null),
            },
        },
        Some.Variant("failed", false) with { Times = new SortedDictionary<CacheState, TimeSummary>() },
    ];

    // The variants as variants.csv gives them: without their times.
    private IReadOnlyList<VariantSummary> Read(string text) => TimesCsv.AddTo(
        [.. HardCases().Select(variant => variant with { Times = new Dictionary<CacheState, TimeSummary>(), ColdSteps = null })],
        _temp.Write("times.csv", text));
}
