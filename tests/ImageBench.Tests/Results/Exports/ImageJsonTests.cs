using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results.Exports;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Exports;

public class ImageJsonTests
{
    // What variants.csv says of a variant and not of its image.
    private static readonly string[] OfTheVariant =
        ["run_id", "scenario", "variant", "builder", "base_set", "is_baseline", "status", "check", "unpacked_reduction_percent",
            "content_reduction_percent", "ready_seconds", "memory_bytes",
         "check_rounds",
         "ready_ci_low_seconds",
         "ready_ci_high_seconds",
         "memory_ci_low_bytes",
         "memory_ci_high_bytes",
         "cpu_to_ready_seconds",
         "cpu_to_ready_ci_low_seconds",
         "cpu_to_ready_ci_high_seconds",
         "can_exec",
         "stops_on_signal",
         "stop_seconds",
         "budget_unpacked_bytes",
         "budget_content_bytes",
         "budget_layers",
         "budget_reduction_percent",
         "budget"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsAsApproved(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;

        Approved.Matches("Results/Approved/image.json", ImageJson.Text(HardCase()));
    }

    [Fact]
    public void HasTheImageColumnsOfVariantsCsvInTheirOrder()
    {
        var columns = Header(VariantsCsv.Text("run", [])).Except(OfTheVariant);

        Assert.Equal(["platform", .. columns, "layers", "waste"], Keys(Parse()));
    }

    [Fact]
    public void HasTheColumnsOfLayersCsvForEachLayer() =>
        Assert.All(Parse().GetProperty("layers").EnumerateArray(), layer => Assert.Equal(Header(LayersCsv.Text([])), Keys(layer)));

    [Fact]
    public void OfAnImageWithoutLayersHasEmptyListsAndNoMissingKey()
    {
        var empty = JsonDocument.Parse(ImageJson.Text(new ImageFacts("sha256:1", [], 0, ""))).RootElement;

        Assert.Equal(Keys(Parse()), Keys(empty));
        Assert.Equal(0, empty.GetProperty("layers").GetArrayLength());
    }

    private static JsonElement Parse() => JsonDocument.Parse(ImageJson.Text(HardCase())).RootElement;

    private static string[] Header(string csv) => csv.Split('\n')[0].Split(',');

    private static string[] Keys(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static ImageFacts HardCase() => new(
        "sha256:" + new string('a', 64),
        [
            new Layer(1, "sha256:" + new string('1', 64), "", new ByteSize(5_000_000_000), 12) { Wasted = new ByteSize(52_428_800) },
            new Layer(2, "sha256:" + new string('2', 64), "RUN a && echo \"<ü>\" \u001b[31m\\\n  && rm -rf /d", new ByteSize(0), 0)
            {
                Wasted = null,
            },
        ],
        4,
        "1000:1000")
    {
        Platform = "linux/amd64",
        Waste = [new WastedFile("/d/big \"file\"\n", new ByteSize(52_428_800), 1), new WastedFile("/f", new ByteSize(3), 2)],
    };
}
