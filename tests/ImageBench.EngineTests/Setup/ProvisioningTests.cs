using System.Collections.Concurrent;
using ImageBench.EngineTests.Stage;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;

namespace ImageBench.EngineTests.Setup;

/// <summary>Parents are made whole or not at all, once, and found again.</summary>
public class ProvisioningTests(TestEngine engine)
{
    [Fact]
    public async Task ACommandThatFailsHalfWayLeavesNoImage()
    {
        engine.Need();
        var half = new SystemCommand("sh", "-c", "head -c 100000 /dev/zero; echo it broke >&2; exit 7");

        var fault = await Assert.ThrowsAsync<Fault>(() => engine.Engine.Import(
            "imagebench-test/half",
            new Dictionary<string, string>(),
            (stream, cancel) => half.PipeTo(stream, _ => { }, cancel),
            TestContext.Current.CancellationToken));

        Assert.Contains("failed with exit code 7; its last lines: it broke", fault.Message, StringComparison.Ordinal);
        Assert.Null(await engine.Engine.FindImage("imagebench-test/half", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ParentsAreMadeSideBySideOnceAndFoundAgain()
    {
        engine.Need();
        string[] images = ["imagebench/static", "imagebench/busybox", "imagebench/base", "imagebench/static"];
        var before = await engine.Holdings();
        ConcurrentQueue<string> said = [];
        Assert.All(await Make(images, said), Assert.Null);
        var made = await Ids(images);
        said.Clear();

        Assert.All(await Make(images, said), Assert.Null);

        Assert.Empty(said);
        Assert.All(made, Assert.NotNull);
        Assert.Equal(made, await Ids(images));
        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task WithoutLeaveToMakeItAMissingParentIsAReason()
    {
        engine.Need();
        using var maker = new ParentMaker(engine.Engine, new Packages(mayInstall: false, _ => { }), mayMake: false, _ => { });

        Assert.Contains(
            "there is no recipe of that name",
            await maker.Make("imagebench/nothing", TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    private async Task<string?[]> Make(string[] images, ConcurrentQueue<string> said)
    {
        using var maker = new ParentMaker(engine.Engine, new Packages(mayInstall: false, said.Enqueue), mayMake: true, said.Enqueue);
        return await Task.WhenAll(images.Select(image => maker.Make(image, TestContext.Current.CancellationToken)));
    }

    private async Task<string?[]> Ids(string[] images) =>
        [.. (await Task.WhenAll(images.Select(image => engine.Engine.FindImage(image, TestContext.Current.CancellationToken)))).Select(
            found => found?.Id)];
}
