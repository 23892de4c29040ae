using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Tables;

public sealed class VariantsCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/variants.csv", VariantsCsv.Text("run", HardVariants.All));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Results/Approved/variants.csv", VariantsCsv.Text("run", HardVariants.All));
        Assert.Equal(3, Read(VariantsCsv.Text("run", HardVariants.All)).Count);
    }

    [Fact]
    public void HasTheSameHeaderWithoutAnyRow() =>
        Assert.Equal(VariantsCsv.Text("run", HardVariants.All).Split('\n')[0] + "\n", VariantsCsv.Text("run", []));

    [Fact]
    public void GivesItsRowsBack()
    {
        var rows = HardVariants.All;
        var read = Read(VariantsCsv.Text("run", rows));

        // Their times are in times.csv.
        Assert.All(read, row => Assert.Empty(row.Times));
        var none = read[0].Times;
        Assert.Equal(rows.Select(row => row with { Times = none, ColdSteps = null }), read.Select(row => row with { Times = none }));
    }

    [Fact]
    public void TellsAnUnknownSizeFromAnEmptyImage()
    {
        var empty = Some.Variant() with
        {
            Image = Some.ImageSummary(0) with { Content = null, ContentSource = null, EngineSize = new ByteSize(0), User = "" },
        };
        var read = Assert.Single(Read(VariantsCsv.Text("run", [empty])));

        Assert.Equal(empty.Image, read.Image);
    }

    [Fact]
    public void IsNotReadWithATornRow()
    {
        var text = VariantsCsv.Text("run", HardVariants.All);

        Assert.Contains(":4: the row has ", Assert.Throws<Fault>(() => Read(text[..^40])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfBeforeTimesCsvHasTheTimesOfEachState()
    {
        const string text = "scenario,variant,builder,base_set,is_baseline,status,check,cold_rounds,cold_median_seconds,cold_mean_seconds,"
            + "cold_ci_low_seconds,cold_ci_high_seconds,cold_ratio,cold_ratio_ci_low,cold_ratio_ci_high,warm_rounds,"
            + "incremental_source_rounds,incremental_source_median_seconds,incremental_source_mean_seconds,"
            + "cold_critical_path_seconds,cold_work_seconds,"
            + "cold_parallelism,cold_sd_seconds,cold_outliers\n" + """
            go-crud,multi,classic,hub,false,built,passed,5,14.5,14.6,13.5,15.5,0.500000,0.450000,0.551234,,1,2.5,2.5,5.25,10.5,2.00,0.25,1
            go-crud,slim,classic,hub,false,left_out,none,,,,,,,,,,,,,,,,,
            """;
        var ratio = new Ratio(0.5, 0.45, 0.551234);
        var cold = new TimeSummary(5, Some.Seconds(14.5), Some.Seconds(14.6), Some.Seconds(13.5), Some.Seconds(15.5), ratio)
        {
            Deviation = Some.Seconds(0.25),
            Outliers = 1,
        };

        var read = Read(text + "\n");

        Assert.Equal(
            [
                new(CacheState.Cold, cold),
                new(CacheState.IncrementalSource, new TimeSummary(1, Some.Seconds(2.5), Some.Seconds(2.5), null, null, null)),
            ],
            read[0].Times.AsEnumerable());
        Assert.Equal(new StepTimes(Some.Seconds(5.25), Some.Seconds(10.5)), read[0].ColdSteps);
        Assert.Equal((BuildStatus.Skipped, (ImageSummary?)null, (StepTimes?)null), (read[1].Status, read[1].Image, read[1].ColdSteps));
        Assert.Empty(read[1].Times);
    }

    [Fact]
    public void OfALaterVersionIsReadWithoutTheBuildersThatThisOneDoesNotKnow()
    {
        var text = VariantsCsv.Text("run", HardVariants.All)
            .Replace("classic", "kaniko", StringComparison.Ordinal)
            .Replace("computed", "guessed", StringComparison.Ordinal);
        var read = Read(text);

        Assert.Equal(["single", "a \"b\", c"], read.Select(row => row.Variant));
        Assert.Null(read[0].Image!.ContentSource);
    }

    [Theory]
    [InlineData(",built,", ",bulit,", ":2: status is \"bulit\"")]
    [InlineData(",debian,", ",ubuntu,", ":2: base_set is \"ubuntu\"")]
    [InlineData(",passed,", ",pased,", ":2: check is \"pased\"")]
    public void IsNotReadWhereItCannotBeKnownWhatARowIsWorth(string word, string damage, string sentence)
    {
        var text = VariantsCsv.Text("run", [Some.Variant()]).Replace(word, damage, StringComparison.Ordinal);

        Assert.Contains(sentence, Assert.Throws<Fault>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private IReadOnlyList<VariantSummary> Read(string text) => VariantsCsv.Read(_temp.Write("variants.csv", text));
}
