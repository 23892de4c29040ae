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

    // As on macOS and Windows.
    [Fact]
    public void WhereTheSystemShowsItsProcessesInNoFolderTheyAreKnownAllTheSame()
    {
        const string None = "/nowhere/proc";
        var own = MakerProcess.ReadOwn(None);

        Assert.True(MakerProcess.Lives(own, None));
        Assert.False(MakerProcess.Lives(own with { Process = "00000000" }, None));
        Assert.Null(MakerProcess.Lives(own with { Host = "00000000" }, None));
    }

    [Fact]
    public void OfACopyOfThisMachineOrOfItsEarlierBootIsNotKnown()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Its boot and its namespaces are read where Linux shows them.");
        var shared = string.Join(
            '\n',
            Environment.MachineName,
            File.Exists("/etc/machine-id") ? File.ReadLines("/etc/machine-id").FirstOrDefault("") : "",
            new FileInfo("/proc/self/ns/pid").LinkTarget);
        var boot = File.ReadLines("/proc/sys/kernel/random/boot_id").First();

        Assert.Equal(MakerMark.Of($"{shared}\n{boot}", "", 0, "").Host, MakerProcess.ReadOwn().Host);
        Assert.Null(MakerProcess.Lives(MakerMark.Of($"{shared}\nanother", "another", 1, "1")));
    }

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
