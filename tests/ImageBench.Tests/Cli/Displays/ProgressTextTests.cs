using ImageBench.Cli.Displays;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Tests.Cli.Displays;

/// <summary>What is told while a run is made: sizes as soon as they are known, and how long the rest may take.</summary>
public sealed class ProgressTextTests
{
    private static readonly PlannedBuild Build = new(Some.Key(), 1, Some.Scenario(), Some.Scenario().Variants[0]);

    [Fact]
    public void AnImageIsToldWithItsSizesAsSoonAsItIsRead() =>
        Assert.Equal(
            "go-crud/single (buildkit): 7.90 MB unpacked, 1 layer",
            Assert.Single(EventText.Lines(new RunEvent.ImageRead(Build, Some.Image("single", 7_900_000)), 24)));

    [Theory]
    [InlineData(3, 1, false, "about 10 s for 1 more build")]
    [InlineData(71, 12, false, "about 80 s for 12 more builds")]
    [InlineData(91, 12, false, "about 2 min for 12 more builds")]
    [InlineData(3599, 12, true, "at most about 60 min for 12 more builds")]
    [InlineData(8000, 12, false, "about 2.5 h for 12 more builds")]
    public void ABuildThatEndsIsToldWithWhatIsLeft(int seconds, int builds, bool isAtMost, string left)
    {
        var ended = new RunEvent.BuildEnded(Build, Some.Build(Build.Key, Some.Outcome()))
        {
            Left = new TimeLeft(TimeSpan.FromSeconds(seconds), builds, isAtMost),
        };

        Assert.Equal(
            $"[1/24] go-crud/single buildkit cold round 1: built in 28.5 s; {left}", Assert.Single(EventText.Lines(ended, 24)));
    }
}
