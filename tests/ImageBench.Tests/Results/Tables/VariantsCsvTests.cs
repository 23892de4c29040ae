using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables;

public sealed class VariantsCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/variants.csv", VariantsCsv.Text(HardCases()));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Results/Approved/variants.csv", VariantsCsv.Text(HardCases()));
        Assert.Equal(3, Read(VariantsCsv.Text(HardCases())).Count);
    }

    [Fact]
    public void HasTheSameHeaderWithoutAnyRow() =>
        Assert.Equal(VariantsCsv.Text(HardCases()).Split('\n')[0] + "\n", VariantsCsv.Text([]));

    [Fact]
    public void GivesItsRowsBack()
    {
        var rows = HardCases();
        var read = Read(VariantsCsv.Text(rows));

        Assert.Equal(rows.Select(row => row with { Times = read[0].Times }), read.Select(row => row with { Times = read[0].Times }));
        Assert.Equal(rows.Select(row => row.Times.AsEnumerable()), read.Select(row => row.Times.AsEnumerable()));
    }

    [Fact]
    public void TellsAnUnknownSizeFromAnEmptyImage()
    {
        var empty = Some.Variant() with { Image = Some.ImageSummary(0) with { Content = null, ContentSource = null, EngineSize = new ByteSize(0), User = "" } };
        var read = Assert.Single(Read(VariantsCsv.Text([empty])));

        Assert.Equal(empty.Image, read.Image);
    }

    [Fact]
    public void IsNotReadWithATornRow()
    {
        var text = VariantsCsv.Text(HardCases());

        Assert.Contains(":4: the row has ", Assert.Throws<Fault>(() => Read(text[..^40])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAnOlderVersionIsReadWithoutTheColumnsThatCameLater()
    {
        var lines = VariantsCsv.Text([Some.Variant()]).TrimEnd('\n').Split('\n');
        var first = lines[0].Split(',').TakeWhile(name => name != "package_count").Count();
        var older = string.Join('\n', lines.Select(line => string.Join(',', line.Split(',').Take(first))));
        Assert.EndsWith(",user", older.Split('\n')[0], StringComparison.Ordinal);

        Assert.Equal(Some.Variant().Image, Assert.Single(Read(older)).Image);
    }

    public void Dispose() => _temp.Dispose();

    private static VariantSummary[] HardCases() =>
    [
        Some.Variant(),
        Some.Variant("multi", false, 10_130_744) with
        {
            Builder = Builder.Classic,
            BaseSet = BaseSet.Hub,
            Check = CheckResult.None,
            Budget = new VariantBudget("multi", new ByteSize(20_000_000), null, 4, 90),
            ColdSteps = new StepTimes(Some.Seconds(5.25), Some.Seconds(10.5)),
            UnpackedReductionPercent = 98.347,
            ContentReductionPercent = -1.5,
            Image = Some.ImageSummary(10_130_744) with { ContentSource = ContentSource.Stored, User = "+1000:1000", HasShell = false, SetuidCount = 0, PackageCount = 1234, Equipment = new Equipment(null, true, false, true) },
            Running = new CheckSummary
            {
                Rounds = 5,
                Ready = new TimeSpread(Some.Seconds(0.5123456), Some.Seconds(0.4), Some.Seconds(0.6)),
                Memory = new SizeSpread(new ByteSize(1_802_240), new ByteSize(-97_760), new ByteSize(1_900_000)),
                Cpu = new TimeSpread(Some.Seconds(0.04), null, null),
                CanExec = false,
                StopsOnSignal = true,
                Stop = Some.Seconds(0.25),
            },
            Times = new SortedDictionary<CacheState, TimeSummary>
            {
                [CacheState.Cold] = Some.Times(14.1234567, new Ratio(0.5, 0.45, 0.551234)) with { Deviation = Some.Seconds(0.25), Outliers = 1 },
                [CacheState.Warm] = new TimeSummary(1, Some.Seconds(0.5), Some.Seconds(0.5), null, null, new Ratio(0.004321, null, null)),
                [CacheState.IncrementalSource] = new TimeSummary(2, Some.Seconds(2), Some.Seconds(2), Some.Seconds(-10.7), Some.Seconds(14.7), null),
            },
        },
        Some.Variant("a \"b\", c", false) with
        {
            Status = BuildStatus.Failed,
            Check = CheckResult.Failed,
            Image = null,
            Times = new SortedDictionary<CacheState, TimeSummary>(),
        },
    ];

    private IReadOnlyList<VariantSummary> Read(string text) => VariantsCsv.Read(_temp.Write("variants.csv", text));
}
