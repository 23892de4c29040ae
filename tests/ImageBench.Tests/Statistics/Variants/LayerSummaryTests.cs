using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Variants;

public class LayerSummaryTests
{
    [Fact]
    public void ImagesStandInTheOrderOfTheirVariantsAndNotOfTheirReading()
    {
        var rows = LayerSummary.OfVariants(
            [Some.Variant("single"), Some.Variant("multi", false)], [Some.Image("multi", 10), Some.Image("single", 600)]);

        Assert.Equal(["single", "multi"], rows.Select(row => row.Variant!.Variant));
    }

    [Fact]
    public void AVariantWithoutAnImageHasNoLayers() =>
        Assert.Equal(
            "single",
            Assert.Single(
                LayerSummary.OfVariants([Some.Variant("multi"), Some.Variant("single")], [Some.Image("single", 600)])).Variant!.Variant);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(0, false, false)]
    [InlineData(1, true, false)]
    [InlineData(2, true, true)]
    public void TheFirstLayersAreTheParentsAsFarAsThatIsKnown(int? shared, bool? first, bool? second)
    {
        var image = Some.Image("single", 600);
        var layers = image.Facts.Layers.Append(image.Facts.Layers[0] with { Position = 2 });

        var rows = LayerSummary.OfVariants(
            [Some.Variant()], [image with { ParentLayerCount = shared, Facts = image.Facts with { Layers = [.. layers] } }]);

        Assert.Equal([first, second], rows.Select(row => row.FromParent));
    }
}
