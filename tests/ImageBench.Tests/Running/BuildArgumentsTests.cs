using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class BuildArgumentsTests
{
    private static readonly Scenario Scenario = Some.Scenario() with
    {
        Parents =
        [
            new ParentImage("GO_IMAGE", "golang", "imagebench/go"),
            new ParentImage("RUN_IMAGE", "alpine", "imagebench/busybox"),
            new ParentImage("HUB_ONLY", "node", null),
        ],
    };

    [Fact]
    public void OnTheHubTheDockerfilesDefaultsAreLeft() => Assert.Equal(["A=1"], Of(BaseSet.Hub, ("A", "1")));

    [Fact]
    public void OnDebianTheParentsMadeHereAreNamed() =>
        Assert.Equal(["A=1", "GO_IMAGE=imagebench/go", "RUN_IMAGE=imagebench/busybox"], Of(BaseSet.Debian, ("A", "1")));

    [Fact]
    public void TheVariantsOwnWin() =>
        Assert.Equal(["GO_IMAGE=mine", "RUN_IMAGE=imagebench/busybox"], Of(BaseSet.Debian, ("GO_IMAGE", "mine")));

    private static IEnumerable<string> Of(BaseSet baseSet, params (string Name, string Value)[] own)
    {
        var variant = new Variant("v", "/v", null, own.ToDictionary(argument => argument.Name, argument => argument.Value));
        return BuildArguments.For(Scenario, variant, baseSet).Select(argument => $"{argument.Key}={argument.Value}");
    }
}
