using System.Text;
using System.Text.Json;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Registries.Distribution;

public class RegistryManifestsTests
{
    [Fact]
    public void AManifestsBytesAreItsOwnAndItsConfigs()
    {
        var body = Encoding.UTF8.GetBytes(
            """{"schemaVersion":2,"config":{"size":1000,"digest":"sha256:c"},""" + "\n"
            + """ "layers":[{"size":30,"digest":"sha256:a"},{"size":4,"digest":"sha256:b"}]}""");

        var manifest = RegistryManifests.Read("sha256:m", body);

        Assert.Equal(("sha256:m", new ByteSize(1000 + body.Length)), (manifest.Digest, manifest.ManifestAndConfig));
        Assert.Equal([("sha256:a", 30L), ("sha256:b", 4L)], manifest.Layers.Select(layer => (layer.Digest, layer.Size.Bytes)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("{}")]
    public void WhatIsNoManifestIsOneOfTheExceptionsThatAreCaught(string body)
    {
        var thrown = Record.Exception(() => RegistryManifests.Read("", Encoding.UTF8.GetBytes(body)));

        Assert.True(thrown is JsonException or KeyNotFoundException or InvalidOperationException, thrown?.GetType().Name);
    }

    [Fact]
    public async Task ARegistryThatDoesNotAnswerHoldsNothingThatIsKnown()
    {
        using var manifests = new RegistryManifests();

        // Port 1 of loopback: nothing listens there.
        Assert.Null(await manifests.Find("127.0.0.1:1/imagebench-run-0/1:latest", TestContext.Current.CancellationToken));
        Assert.False(await manifests.Remove("127.0.0.1:1/imagebench-run-0/1:latest", TestContext.Current.CancellationToken));
    }
}
