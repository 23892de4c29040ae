using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.EngineTests;

/// <summary>Parents are made whole or not at all, once, and found again.</summary>
public class ProvisioningTests(TestEngine engine)
{
    [Fact]
    public async Task ACommandThatFailsHalfWayLeavesNoImage()
    {
        engine.Need();
        var half = new SystemCommand("sh", "-c", "head -c 100000 /dev/zero; echo it broke >&2; exit 7");

        var fault = await Assert.ThrowsAsync<Fault>(() => engine.Engine.Import(
            "imagebench-test/half", new Dictionary<string, string>(), (stream, cancel) => half.PipeTo(stream, _ => { }, cancel), TestContext.Current.CancellationToken));

        Assert.Contains("failed with exit code 7; its last lines: it broke", fault.Message, StringComparison.Ordinal);
        Assert.Null(await engine.Engine.FindImage("imagebench-test/half", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("imagebench/static")]
    [InlineData("imagebench/busybox")]
    public async Task AParentIsMadeOnceAndFoundAgain(string image)
    {
        engine.Need();
        var cancel = TestContext.Current.CancellationToken;
        var before = await engine.Holdings();
        List<string> said = [];
        var maker = new ParentMaker(engine.Engine, new Packages(mayInstall: false, said.Add), mayMake: true, said.Add);
        Assert.Null(await maker.Make(image, cancel));
        var made = await engine.Engine.FindImage(image, cancel);
        said.Clear();

        Assert.Null(await maker.Make(image, cancel));

        Assert.Empty(said);
        Assert.Equal(made!.Id, (await engine.Engine.FindImage(image, cancel))!.Id);
        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task WithoutLeaveToMakeItAMissingParentIsAReason()
    {
        engine.Need();
        var maker = new ParentMaker(engine.Engine, new Packages(mayInstall: false, _ => { }), mayMake: false, _ => { });

        Assert.Contains("there is no recipe of that name", await maker.Make("imagebench/nothing", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
