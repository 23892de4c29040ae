using ImageBench.Model.Runs;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

public class MakerProcessTests
{
    [Fact]
    public void LivesAsLongAsItRuns() => Assert.True(MakerProcess.Lives(MakerProcess.ReadOwn()));

    [Fact]
    public void OfThisMachineThatRunsNoMoreIsDead() =>
        Assert.False(MakerProcess.Lives(MakerProcess.ReadOwn() with { Process = "00000000" }));

    [Fact]
    public void OfAnotherMachineIsNotKnown() =>
        Assert.Null(MakerProcess.Lives(MakerProcess.ReadOwn() with { Host = "00000000", Process = "00000000" }));

    [Fact]
    public void HasAMarkOfOneLengthThatIsReadBack()
    {
        var mark = MakerMark.Of("a machine with a long name", "boot", 4_000_000, "123456789");

        Assert.Equal(MakerMark.Length, mark.ToString().Length);
        Assert.Equal(mark, MakerMark.Parse(mark.ToString()));
        Assert.NotEqual(mark, MakerMark.Of("a machine with a long name", "boot", 4_000_000, "123456790"));
        Assert.NotEqual(mark, MakerMark.Of("a machine with a long name", "boot 2", 4_000_000, "123456789"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcde")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("0123456789abcdeg")]
    public void NothingElseIsAMark(string text) => Assert.Null(MakerMark.Parse(text));
}
