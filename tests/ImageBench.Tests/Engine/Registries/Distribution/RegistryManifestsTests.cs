using System.Text;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Model;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Engine.Registries.Distribution;

public class RegistryManifestsTests
{
    private static readonly RegistrySettings NoSettings = new([], []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void AManifestsBytesAreItsOwnAndItsConfigs()
    {
        var body = Encoding.UTF8.GetBytes(
            """{"schemaVersion":2,"config":{"size":1000,"digest":"sha256:c"},""" + "\n"
            + """ "layers":[{"size":30,"digest":"sha256:a"},{"size":4,"digest":"sha256:b"}]}""");

        var manifest = RegistryManifests.Read(body)!;

        Assert.Equal((ArchiveBuilder.Digest(body), new ByteSize(1000 + body.Length)), (manifest.Digest, manifest.ManifestAndConfig));
        Assert.Equal([("sha256:a", 30L), ("sha256:b", 4L)], manifest.Layers.Select(layer => (layer.Digest, layer.Size.Bytes)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"config":{"size":1.5},"layers":[]}""")]
    [InlineData("""{"config":{"size":1e30},"layers":[]}""")]
    [InlineData("""{"config":{"size":99999999999999999999},"layers":[]}""")]
    [InlineData("""{"config":{"size":-5},"layers":[]}""")]
    [InlineData("""{"config":{"size":1},"layers":[{"digest":"sha256:1","size":-9223372036854775808}]}""")]
    [InlineData("""{"config":{"size":1},"layers":[null]}""")]
    public void WhatIsNoManifestIsNone(string body) => Assert.Null(RegistryManifests.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task ARegistryThatDoesNotAnswerHoldsNothingThatIsKnown()
    {
        var manifests = new RegistryManifests(NoSettings, TimeProvider.System);

        // Port 1 of loopback: nothing listens there.
        Assert.Null(await manifests.Find("127.0.0.1:1/imagebench-run-0/1:latest", Cancel));
        Assert.False(await manifests.Remove("127.0.0.1:1/imagebench-run-0/1:latest", Cancel));
    }

    [Fact]
    public async Task WhatWasPushedIsFoundAndRemovedByItsDigest()
    {
        var image = PushedImage.Of("linux/amd64", new TarBytes().File("f", 5).End());
        await using var registry = new PlayedRegistry().Hold("run/1", image, "latest");
        var manifests = new RegistryManifests(NoSettings, TimeProvider.System);

        var found = await manifests.Find($"{registry.Host}/run/1:latest", Cancel);
        var isRemoved = await manifests.Remove($"{registry.Host}/run/1:latest", Cancel);

        Assert.Equal((image.Digest, true), (found?.Digest, isRemoved));
        Assert.Equal($"DELETE /v2/run/1/manifests/{image.Digest}", registry.Asked.Select(asked => $"{asked.Method} {asked.Path}").Last());
    }
}
