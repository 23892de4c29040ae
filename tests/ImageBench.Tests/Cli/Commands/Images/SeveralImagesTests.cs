using System.Formats.Tar;
using System.Text.Json;
using ImageBench.Model;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Images.Archives;
using static ImageBench.Tests.Cli.Commands.Images.NamedImages;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>Archives that hold several images, and things beside them that are none, as a user meets them.</summary>
public sealed class SeveralImagesTests : IDisposable
{
    private readonly NamedImages _images = new();

    [Fact]
    public async Task OfSeveralSavedTogetherTheNamedOneIsRead()
    {
        var archive = ArchiveBuilder.SavedTogether(Image(1, name: "one:1"), Image(2, name: "two:latest"));

        Assert.Equal(
            $"The image archive holds 2 images: one:1 (linux/{Own}), two:latest (linux/{Own}). Choose one, such as --image one:1.",
            (await Assert.ThrowsAsync<Fault>(() => _images.Inspect(archive))).Message);
        Assert.Equal("1 bytes", await _images.Size(archive, "--image", "one:1"));
        Assert.Equal("2 bytes", await _images.Size(archive, "--image", "two"));
        Assert.Equal("2 bytes", await _images.Size(archive, "--image", "docker.io/library/two"));
        Assert.Equal("2 bytes", await _images.Size(archive, "--image", Image(2, name: "two:latest").ConfigDigest[..19]));
        Assert.Contains("holds 2 images: ", (await Assert.ThrowsAsync<Fault>(() => _images.Inspect(archive, "--image", "three"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfSeveralPlatformsTheOneAskedForIsRead()
    {
        var archive = OciArchive.OfIndex([Image(1, "arm", "v6"), Image(2, "arm", "v7"), Image(3, "s390x")], []);

        Assert.Equal(
            "The image archive holds 3 images: "
            + string.Join(", ", Digests(archive).Zip(["linux/arm/v6", "linux/arm/v7", "linux/s390x"],
                (digest, platform) => $"{digest} ({platform})"))
            + ". Choose one, such as --platform linux/arm/v6.",
            (await Assert.ThrowsAsync<Fault>(() => _images.Inspect(archive))).Message);
        Assert.Equal("2 bytes", await _images.Size(archive, "--platform", "linux/arm/v7"));
        Assert.Contains("linux/arm/v7", await _images.Inspect(archive, "--platform", "linux/arm/v7"), StringComparison.Ordinal);
        Assert.Equal("3 bytes", await _images.Size(archive, "--platform", "linux/s390x"));
        await Assert.ThrowsAsync<Fault>(() => _images.Inspect(archive, "--platform", "linux/arm"));
        await Assert.ThrowsAsync<Fault>(() => _images.Inspect(archive, "--platform", "linux/arm/v5"));
    }

    [Fact]
    public async Task ThePlainVariantComesFirst()
    {
        var archive = OciArchive.OfIndex([Image(1, Own, "v9"), Image(2, Own)], []);

        Assert.Equal("2 bytes", await _images.Size(archive));
        Assert.Equal("1 bytes", await _images.Size(archive, "--platform", $"linux/{Own}/v9"));
    }

    [Fact]
    public async Task WhereTheIndexIsSilentTheConfigTellsThePlatform()
    {
        var archive = OciArchive.OfIndex([Image(1, "s390x", hides: true), Image(2, Own, hides: true)], []);

        Assert.Equal("2 bytes", await _images.Size(archive));
        Assert.Equal("1 bytes", await _images.Size(archive, "--platform", "linux/s390x"));
    }

    [Fact]
    public async Task AReferenceOfAnIndexIsAName() =>
        Assert.Equal("1 bytes", await _images.Size(OciArchive.OfIndex([Image(1, name: "v1"), Image(2, name: "v2")], []), "--image", "v1"));

    [Theory]
    [InlineData("application/vnd.oci.image.config.v1+json", "application/vnd.dev.cosign.simplesigning.v1+json", null, false,
        "application/vnd.dev.cosign.simplesigning.v1+json")]
    [InlineData("application/vnd.oci.empty.v1+json", "application/spdx+json", "application/spdx+json", true, "application/spdx+json")]
    [InlineData("application/vnd.oci.image.config.v1+json", "application/vnd.in-toto+json", null, false, "application/vnd.in-toto+json")]
    [InlineData("application/vnd.oci.image.config.v1+json", "application/vnd.oci.image.layer.v1.tar", "application/vnd.example.thing",
        false, "application/vnd.example.thing")]
    [InlineData("application/vnd.oci.empty.v1+json", "application/vnd.oci.image.layer.v1.tar", null, false, "artifact")]
    public async Task WhatIsAboutAnImageIsNoImage(string configType, string layerType, string? artifactType, bool hasSubject, string shown)
    {
        var archive = OciArchive.OfIndex([Image(1)], [(configType, layerType, artifactType, hasSubject)]);

        Assert.Equal("1 bytes", await _images.Size(archive));
        Assert.Contains($"attached         {shown} (sha256:", await _images.Inspect(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void APlatformThatIsNoneIsRefused() => Assert.Equal(
        "--platform 'amd64' is not a platform; write OS/ARCH or OS/ARCH/VARIANT, such as linux/amd64 or linux/arm/v7.",
        Assert.Single(InvokedCommand.Mistakes("inspect", "x", "--platform", "amd64")));

    public void Dispose() => _images.Dispose();

    private static IEnumerable<string> Digests(byte[] archive)
    {
        using var reader = new TarReader(new MemoryStream(archive));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.Name != "index.json")
                continue;
            using var index = JsonDocument.Parse(entry.DataStream!);
            return [.. index.RootElement.GetProperty("manifests").EnumerateArray()
                .Select(manifest => manifest.GetProperty("digest").GetString()!)];
        }

        return [];
    }
}
