using ImageBench.Model;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Engine.Registries.Distribution;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>What a registry holds for several platforms under one name.</summary>
public sealed class RegistryPlatformTests
{
    [Fact]
    public async Task AllPlatformsOfAnIndexTakeARequestMoreThanThereAre()
    {
        var images = Held(999, "linux/amd64", "linux/arm64", "linux/arm/v7");
        await using var registry = new PlayedRegistry().Hold("app", PushedImage.Index(images), "latest");

        var text = await AskedImage.Run("inspect", $"registry://{registry.Host}/app", "--platform", "all");

        Assert.Equal(4, registry.Asked.Count);
        Assert.DoesNotContain(registry.Asked, request => request.Path.Contains("/blobs/", StringComparison.Ordinal));
        Assert.All(images, image => Assert.Contains($"{image.Platform} ", text, StringComparison.Ordinal));
        Assert.Contains("attached       attestation (sha256:", text, StringComparison.Ordinal);
        Assert.Contains("attached       application/spdx+json (sha256:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothSizesAreKnownOfPlatformsWhoseLayersWereReadOnce()
    {
        var images = Held(100, "linux/amd64", "linux/arm64");
        await using var registry = new PlayedRegistry().Hold("app", PushedImage.Index(images), "latest");
        var name = $"registry://{registry.Host}/app";

        var read = await AskedImage.Json(name, "--platform", "all", "--contents");
        var again = await AskedImage.Json(name, "--platform", "all");

        Assert.Equal([100, 101], read.GetProperty("platforms").EnumerateArray().Select(image => image.GetProperty("unpacked_size_bytes")
            .GetInt64()));
        Assert.Equal([100, 101], again.GetProperty("platforms").EnumerateArray().Select(image => image.GetProperty("unpacked_size_bytes")
            .GetInt64()));
        Assert.All(images, image => Assert.Equal(1, registry.Paths.Count(path => path == $"GET blobs/{image.LayerDigests[0]}")));
    }

    [Fact]
    public async Task ThePlatformAskedForIsRead()
    {
        var images = Held(10, "linux/s390x", "linux/arm/v7");
        await using var registry = new PlayedRegistry().Hold("app", PushedImage.Index(images), "1");
        var name = $"registry://{registry.Host}/app:1";
        var first = $"registry://{registry.Host}/app@{images[0].Digest}";

        Assert.Equal("linux/arm/v7", (await AskedImage.Json(name, "--platform", "linux/arm/v7")).GetProperty("platform").GetString());
        Assert.Equal("linux/s390x", (await AskedImage.Json(first)).GetProperty("platform").GetString());
        var fault = await Assert.ThrowsAsync<Fault>(() => AskedImage.Json(name));
        Assert.Equal(
            $"The name {registry.Host}/app:1 holds 2 images: {images[0].Digest} (linux/s390x), {images[1].Digest} (linux/arm/v7). "
                + "Choose one, such as --platform linux/s390x.",
            fault.Message);
        var other = await Assert.ThrowsAsync<Fault>(() => AskedImage.Json(first, "--platform", "linux/arm64"));
        Assert.Contains("holds one image", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllPlatformsAreListedOfRegistriesAlone() => Assert.Equal(
        "--platform all lists what a registry holds under a name: give registry://HOST[:PORT]/NAME:TAG or "
            + "registry://HOST[:PORT]/NAME@DIGEST.",
        Assert.Single(InvokedCommand.Mistakes("inspect", "x.tar", "--platform", "all")));

    [Fact]
    public async Task AnIndexThatNamesNoDigestIsRefused()
    {
        await using var registry = new PlayedRegistry().Hold(
            "app/manifests/1",
            "application/vnd.oci.image.index.v1+json",
            """{"schemaVersion":2,"manifests":[{"digest":"latest","size":2}]}"""u8.ToArray());

        var fault = await Assert.ThrowsAsync<Fault>(() => AskedImage.Json($"registry://{registry.Host}/app:1"));

        Assert.Contains("its index names 'latest', which is no sha256 digest", fault.Message, StringComparison.Ordinal);
    }

    // Each of a byte more than the one before it.
    private static PushedImage[] Held(int bytes, params string[] platforms) =>
        [.. platforms.Select((name, place) => PushedImage.Of(name, PushedImage.Layer(name, bytes + place)))];
}
