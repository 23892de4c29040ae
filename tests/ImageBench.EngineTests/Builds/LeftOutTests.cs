using System.Globalization;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Builds;

/// <summary>What the first run says of the contents of its images.</summary>
public class LeftOutTests(TestEngine engine)
{
    [Fact]
    public void NinetyFivePercentOfWhatMultiSavesHaveAName()
    {
        var (single, multi) = (Row("single"), Row("multi"));
        var saved = Number(single, "unpacked_size_bytes") - Number(multi, "unpacked_size_bytes");
        var other = Contents("single", "other").Sum() - Contents("multi", "other").Sum();

        Assert.InRange(100.0 * (saved - other) / saved, 95, 100);
        Assert.Contains(
            "### What the smaller image left out",
            File.ReadAllText(Path.Combine(engine.FirstResults.Runs[0], "report.md")),
            StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(engine.FirstResults.Runs[0], "charts", "left-out.png")) is { Exists: true, Length: > 0 });
    }

    [Theory]
    [InlineData("single")]
    [InlineData("multi")]
    public void ContentsAddUpToTheUnpackedSizeWithoutTheWaste(string variant)
    {
        var row = Row(variant);

        Assert.Equal(Number(row, "unpacked_size_bytes") - Number(row, "wasted_bytes"), Contents(variant).Sum());
        Assert.True(Contents(variant, "program").Sum() > 1_000_000);
    }

    [Fact]
    public void TheBaselineHasAShellPackagesAndSetuidFiles()
    {
        var single = Row("single");

        Assert.Equal("true", single["has_shell"]);
        Assert.InRange(Number(single, "package_count"), 50, 1000);
        Assert.True(Number(single, "setuid_count") > 0);
    }

    private IReadOnlyDictionary<string, string> Row(string variant)
    {
        engine.Need();
        engine.FirstRun!.Ended(0);
        return Csv.Read(engine.FirstResults.Runs[0], "variants.csv").Single(row => row["variant"] == variant);
    }

    private IEnumerable<long> Contents(string variant, string? kind = null) => Csv.Read(engine.FirstResults.Runs[0], "contents.csv")
        .Where(row => row["variant"] == variant && (kind is null || row["kind"] == kind))
        .Select(row => Number(row, "unpacked_size_bytes"));

    private static long Number(IReadOnlyDictionary<string, string> row, string column) =>
        long.Parse(row[column], CultureInfo.InvariantCulture);
}
