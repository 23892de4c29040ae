using ImageBench.Model.Runs;

namespace ImageBench.Tests.Model.Runs;

public class RunLabelTests
{
    private static readonly RunLabel Label = RunLabel.Make("20260801-093000-all", new MakerMark("01234567", "89abcdef"));

    [Theory]
    [InlineData("20260801-093000-app-0123456789abcdef", true)]
    [InlineData("20260801-093000-app~~~~~~~~~~~~~~~~~~~~~~~~~~~~~-0123456789abcdef", true)]
    [InlineData("20260801-093000-app-2~~~~~~~~~~~~~~~~~~~~~~~~~~~-0123456789abcdef", false)]
    [InlineData("20260801-093000-app-2-0123456789abcdef", false)]
    [InlineData("20260801-093000-app-x-0123456789abcdef", false)]
    [InlineData("20260801-093000-app-01234567", false)]
    [InlineData("20260801-093000-app", false)]
    [InlineData("20260801-093001-app-0123456789abcdef", false)]
    public void IsOfTheRunWhoseWholeIdItHas(string label, bool isOf) => Assert.Equal(isOf, RunLabel.IsOf(label, "20260801-093000-app"));

    [Fact]
    public void SaysWhichRunAndWhoMakesIt()
    {
        Assert.Equal("20260801-093000-all~~~~~~~~~~~~~~~~~~~~~~~~~~~~~-0123456789abcdef", Label.Value);
        Assert.Equal(Label.Value, Label.AsLabels()["imagebench.run"]);
        Assert.Equal(("20260801-093000-all", new MakerMark("01234567", "89abcdef")), (Label.RunId, Label.Maker));
    }

    [Theory]
    [InlineData("20260801-093000-go-crud")]
    [InlineData("20260801-093000-strip-and-compress-12")]
    [InlineData("20260801-093000-a.")]
    public void IsAsLongForOneRunAsForAnotherSinceImagesCarryIt(string runId)
    {
        var label = RunLabel.Make(runId, new MakerMark("01234567", "89abcdef"));

        Assert.Equal(Label.Value.Length, label.Value.Length);
        Assert.Equal(runId, label.RunId);
        Assert.True(RunLabel.IsOf(label.Value, runId));
    }

    [Fact]
    public void OfAnotherVersionDoesNotSayWhoMadeIt()
    {
        var earlier = new RunLabel("20260801-093000-all-01234567");

        Assert.Null(earlier.Maker);
        Assert.Equal(earlier.Value, earlier.RunId);
    }

    [Fact]
    public void NamesHoldNothingThatARegistryRefuses()
    {
        var label = RunLabel.Make("20260801-093000-Odd..Name", new MakerMark("01234567", "89abcdef"));

        Assert.Equal("registry.example:5000/team/imagebench-run-89abcdef/12:latest", label.ImageName("registry.example:5000/team", 12));
        Assert.Equal("imagebench.invalid/imagebench-run-89abcdef/1:latest", label.ImageName(1));
        Assert.StartsWith("imagebench-run-89abcdef-", label.NewContainerName(), StringComparison.Ordinal);
    }

    [Fact]
    public void KnowsTheNamesThatItGaveAndNoOthers()
    {
        var other = RunLabel.Make("20260801-093000-all", new MakerMark("01234567", "89abcdee"));

        Assert.True(Label.IsImageName(Label.ImageName(1)));
        Assert.True(Label.IsImageName(Label.ImageName("127.0.0.1:5000", 1)));
        Assert.True(Label.IsContainerName("/" + Label.NewContainerName()));
        Assert.NotEqual(Label.NewContainerName(), Label.NewContainerName());
        Assert.All([other.ImageName(1), "mine:latest", "imagebench/busybox:latest"], name => Assert.False(Label.IsImageName(name)));
        Assert.All(["/" + other.NewContainerName(), "/users-own"], name => Assert.False(Label.IsContainerName(name)));
    }
}
