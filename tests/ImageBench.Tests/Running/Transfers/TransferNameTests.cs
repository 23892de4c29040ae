using ImageBench.Running.Transfers;

namespace ImageBench.Tests.Running.Transfers;

public class TransferNameTests
{
    private const string Label = "20260801-093000-Odd..Name-0123abcd";

    [Fact]
    public void HoldsNothingThatARegistryRefuses() =>
        Assert.Equal(
            "registry.example:5000/team/imagebench-run-0123abcd/12:latest", TransferName.Make("registry.example:5000/team", Label, 12));

    [Fact]
    public void IsKnownAsTheRunsAndNoOther()
    {
        var name = TransferName.Make("127.0.0.1:5000", Label, 1);

        Assert.True(TransferName.IsOf(name, Label));
        Assert.False(TransferName.IsOf(name, "20260801-093000-Odd..Name-99999999"));
        Assert.False(TransferName.IsOf("somebody/else:latest", Label));
    }
}
