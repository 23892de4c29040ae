using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class RunLabelTests
{
    [Fact]
    public void TwoRunsOfOneIdHaveTwoLabels() =>
        Assert.NotEqual(RunLabel.Make("20260801-093000-all", Guid.NewGuid()), RunLabel.Make("20260801-093000-all", Guid.NewGuid()));

    [Fact]
    public void BeginsWithTheRunsId()
    {
        var label = RunLabel.Make("20260801-093000-all", new Guid("0123456789abcdef0123456789abcdef"));

        Assert.Equal("20260801-093000-all-01234567", label.Value);
        Assert.Equal("20260801-093000-all-01234567", label.AsLabels()["imagebench.run"]);
    }
}
