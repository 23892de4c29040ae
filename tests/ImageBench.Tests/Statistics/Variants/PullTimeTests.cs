using ImageBench.Model;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Variants;

public class PullTimeTests
{
    [Fact]
    public void IsTheBitsOverTheLine()
    {
        Assert.Equal(Some.Seconds(10), PullTime.Seconds(new ByteSize(12_500_000), 10));
        Assert.Equal(Some.Seconds(0.1), PullTime.Seconds(new ByteSize(12_500_000), 1000));
        Assert.Null(PullTime.Seconds(null, 10));
    }

    [Fact]
    public void WithTheParentThereItsLayersDoNotMove()
    {
        var time = PullTime.Estimate(new ByteSize(1100), [Layer(true, 700), Layer(true, 200), Layer(false, 150)]);

        Assert.Equal((new ByteSize(1100), new ByteSize(200)), (time.Whole, time.WithParent));
    }

    [Fact]
    public void WithAnUnknownLayerOnlyTheWholeIsKnown()
    {
        Assert.Null(PullTime.Estimate(new ByteSize(1100), [Layer(null, 700)]).WithParent);
        Assert.Null(PullTime.Estimate(new ByteSize(1100), [Layer(true, null)]).WithParent);
        Assert.Null(PullTime.Estimate(new ByteSize(1100), []).WithParent);
        Assert.Null(PullTime.Estimate(null, [Layer(true, 700)]).Whole);
    }

    private static LayerSummary Layer(bool? fromParent, long? content) =>
        new(null, 1, "sha256:1", "", fromParent, new ByteSize(1), content is { } known ? new ByteSize(known) : null, 1, null);
}
