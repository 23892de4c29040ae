using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class RunLabelTests
{
    [Fact]
    public void TwoRunsOfOneIdHaveTwoLabels() =>
        Assert.NotEqual(RunLabel.Make("20260801-093000-all", Guid.NewGuid()), RunLabel.Make("20260801-093000-all", Guid.NewGuid()));

    [Theory]
    [InlineData("20260801-093000-app-01234567", true)]
    [InlineData("20260801-093000-app-2-01234567", false)]
    [InlineData("20260801-093000-app-x-01234567", false)]
    [InlineData("20260801-093000-app", false)]
    [InlineData("20260801-093001-app-01234567", false)]
    public void IsOfTheRunWhoseWholeIdItHas(string label, bool isOf) => Assert.Equal(isOf, RunLabel.IsOf(label, "20260801-093000-app"));

    [Fact]
    public void BeginsWithTheRunsId()
    {
        var label = RunLabel.Make("20260801-093000-all", new Guid("0123456789abcdef0123456789abcdef"));

        Assert.Equal("20260801-093000-all-01234567", label.Value);
        Assert.Equal("20260801-093000-all-01234567", label.AsLabels()["imagebench.run"]);
    }
}
