using ImageBench.Engine.BuildKit.Trace;
using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Wire;

public class BuildLogTests
{
    private readonly BuildLog _log = new(new BuildKitTrace());

    [Fact]
    public void TheImageIdAndItsArrivalAreKept()
    {
        Read("""{"id":"moby.image.id","aux":{"ID":"sha256:1"}}""", 3);
        Read("""{"stream":"Successfully tagged"}""", 4);

        Assert.Equal(("sha256:1", Some.Seconds(3), null), (_log.ImageId, _log.ImageIdArrived!.Value, _log.Error));
    }

    [Fact]
    public void TheLastImageIdIsTheImage()
    {
        Read("""{"aux":{"ID":"sha256:of the first stage"}}""", 1);
        Read("""{"aux":{"ID":"sha256:2"}}""", 2);

        Assert.Equal(("sha256:2", Some.Seconds(2)), (_log.ImageId, _log.ImageIdArrived!.Value));
    }

    [Fact]
    public void AnErrorIsToldAlsoAfterAnImageId()
    {
        Read("""{"aux":{"ID":"sha256:1"}}""", 1);
        Read("""{"errorDetail":{"message":"no space left"},"error":"no space left\n"}""", 2);

        Assert.Equal("no space left", _log.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{}")]
    [InlineData("""{"error":""}""")]
    [InlineData("""{"id":"moby.buildkit.trace","aux":""}""")]
    [InlineData("""{"id":"other","aux":"a string"}""")]
    public void LinesThatSayNothingChangeNothing(string line)
    {
        Assert.Null(_log.Read(line, Some.Seconds(1)));
        Assert.Equal((null, null), (_log.ImageId, _log.Error));
        Assert.Empty(_log.Trace.Steps);
    }

    [Theory]
    [InlineData("""{"stream":"half a li""")]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"error":5}""")]
    [InlineData("""{"id":"moby.buildkit.trace","aux":"not base64"}""")]
    [InlineData("""{"id":"moby.buildkit.trace","aux":"AAAA"}""")]
    [InlineData("""{"id":"moby.buildkit.trace","aux":{}}""")]
    public void ALineThatIsNoMessageEndsTheRunWithASentence(string line)
    {
        var fault = Assert.Throws<Fault>(() => _log.Read(line, Some.Seconds(1)));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Equal(
            $"The engine sent a line that is no build message ('{line}'); see whether it still runs, then run again.", fault.Message);
    }

    [Fact]
    public void ALongLineIsQuotedInPart()
    {
        var fault = Assert.Throws<Fault>(() => _log.Read(new string('x', 100_000), default));

        Assert.Contains($"('{new string('x', 79)}…')", fault.Message, StringComparison.Ordinal);
    }

    private void Read(string line, double arrived) => _log.Read(line, Some.Seconds(arrived));
}
