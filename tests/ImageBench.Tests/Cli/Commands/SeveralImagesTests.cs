using System.Formats.Tar;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Archives and folders that hold several images, and things beside them that are none, as a user meets them.</summary>
public sealed class SeveralImagesTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private static string Own => OciPlatform.OfThisMachine["linux/".Length..];

    [Fact]
    public async Task OfSeveralSavedTogetherTheNamedOneIsRead()
    {
        var archive = ArchiveBuilder.SavedTogether(Image(1, name: "one:1"), Image(2, name: "two:latest"));

        Assert.Equal(
            $"The image archive holds 2 images: one:1 (linux/{Own}), two:latest (linux/{Own}). Choose one, such as --image one:1.",
            (await Assert.ThrowsAsync<Fault>(() => Inspect(archive))).Message);
        Assert.Equal("1 bytes", await Size(archive, "--image", "one:1"));
        Assert.Equal("2 bytes", await Size(archive, "--image", "two"));
        Assert.Equal("2 bytes", await Size(archive, "--image", "docker.io/library/two"));
        Assert.Equal("2 bytes", await Size(archive, "--image", Image(2, name: "two:latest").ConfigDigest[..19]));
        Assert.Contains("holds 2 images: ", (await Assert.ThrowsAsync<Fault>(() => Inspect(archive, "--image", "three"))).Message,
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
            (await Assert.ThrowsAsync<Fault>(() => Inspect(archive))).Message);
        Assert.Equal("2 bytes", await Size(archive, "--platform", "linux/arm/v7"));
        Assert.Contains("linux/arm/v7", await Inspect(archive, "--platform", "linux/arm/v7"), StringComparison.Ordinal);
        Assert.Equal("3 bytes", await Size(archive, "--platform", "linux/s390x"));
        await Assert.ThrowsAsync<Fault>(() => Inspect(archive, "--platform", "linux/arm"));
        await Assert.ThrowsAsync<Fault>(() => Inspect(archive, "--platform", "linux/arm/v5"));
    }

    [Fact]
    public async Task ThePlainVariantComesFirst()
    {
        var archive = OciArchive.OfIndex([Image(1, Own, "v9"), Image(2, Own)], []);

        Assert.Equal("2 bytes", await Size(archive));
        Assert.Equal("1 bytes", await Size(archive, "--platform", $"linux/{Own}/v9"));
    }

    [Fact]
    public async Task WhereTheIndexIsSilentTheConfigTellsThePlatform()
    {
        var archive = OciArchive.OfIndex([Image(1, "s390x", hides: true), Image(2, Own, hides: true)], []);

        Assert.Equal("2 bytes", await Size(archive));
        Assert.Equal("1 bytes", await Size(archive, "--platform", "linux/s390x"));
    }

    [Fact]
    public async Task AReferenceOfAnIndexIsAName() =>
        Assert.Equal("1 bytes", await Size(OciArchive.OfIndex([Image(1, name: "v1"), Image(2, name: "v2")], []), "--image", "v1"));

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

        Assert.Equal("1 bytes", await Size(archive));
        Assert.Contains($"attached         {shown} (sha256:", await Inspect(archive), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALayoutFolderIsReadAsItsArchive()
    {
        var archive = OciArchive.OfIndex([Image(1, name: "v1"), Image(2, "s390x")], []);
        var folder = Extract(archive);

        Assert.Equal(await Inspect(archive, "--json"), await Run("inspect", "--no-content-size", "--json", folder));
        Assert.Equal("2 bytes", Bytes(await Run("inspect", "--no-content-size", "--json", folder, "--platform", "linux/s390x")));
    }

    [Fact]
    public async Task OfALayoutFolderOnlyTheMeantImageNeedBeWhole()
    {
        var (meant, other) = (Image(1), Image(2, "s390x"));
        var folder = Extract(OciArchive.OfIndex([meant, other], []));
        File.Delete(Path.Combine(folder, other.PackedLayerPath(0)));

        Assert.Equal("1 bytes", Bytes(await Run("inspect", "--no-content-size", "--json", folder)));
        await File.WriteAllTextAsync(Path.Combine(folder, meant.PackedLayerPath(0)), "{ }", TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<Fault>(() => Run("inspect", "--no-content-size", folder));
        Assert.StartsWith($"The image folder cannot be read: {meant.PackedLayerPath(0)} is damaged: its digest is sha256:", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderOfLinksIsRead()
    {
        var folder = Extract(OciArchive.OfIndex([Image(1)], []));
        foreach (var blob in Directory.GetFiles(Path.Combine(folder, "blobs", "sha256")))
        {
            var kept = Path.Combine(_temp.Path, Path.GetFileName(blob));
            File.Move(blob, kept);
            File.CreateSymbolicLink(blob, kept);
        }

        Assert.Equal("1 bytes", Bytes(await Run("inspect", "--no-content-size", "--json", folder)));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/nowhere")]
    public async Task ALinkOutOfAFolderToNoFileIsToldAndNotWaitedFor(string target)
    {
        var image = Image(1);
        var folder = Extract(OciArchive.OfIndex([image], []));
        var layer = Path.Combine(folder, image.PackedLayerPath(0));
        File.Delete(layer);
        File.CreateSymbolicLink(layer, target);

        Assert.StartsWith("The image folder cannot be read: ",
            (await Assert.ThrowsAsync<Fault>(() => Run("inspect", folder, "--no-content-size"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderOfSomethingElseIsToldAsOne()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Run("inspect", _temp.Path));

        Assert.Equal(
            (ExitCode.BadInput,
                $"The folder {_temp.Path} is no image: it has no index.json. Give a folder in OCI layout, an archive, or the name of an "
                    + "image."),
            (fault.ExitCode, fault.Message));
    }

    [Fact]
    public void APlatformThatIsNoneIsRefused() => Assert.Equal(
        "--platform 'amd64' is not a platform; write OS/ARCH or OS/ARCH/VARIANT, such as linux/amd64 or linux/arm/v7.",
        Assert.Single(InvokedCommand.Mistakes("inspect", "x", "--platform", "amd64")));

    public void Dispose() => _temp.Dispose();

    private static ArchiveBuilder Image(int bytes, string? architecture = null, string? variant = null, string? name = null,
        bool hides = false) =>
        new ArchiveBuilder { Architecture = architecture ?? Own, Variant = variant, Name = name, HidesPlatform = hides }
            .Layer(new TarBytes().File("f", bytes).End());

    private static IEnumerable<string> Digests(byte[] archive)
    {
        using var reader = new TarReader(new MemoryStream(archive));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.Name != "index.json")
                continue;
            using var index = System.Text.Json.JsonDocument.Parse(entry.DataStream!);
            return [.. index.RootElement.GetProperty("manifests").EnumerateArray()
                .Select(manifest => manifest.GetProperty("digest").GetString()!)];
        }

        return [];
    }

    // Sizes say which image it was.
    private static string Bytes(string json) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("unpacked_size_bytes") + " bytes";

    private async Task<string> Size(byte[] archive, params string[] arguments)
    {
        var json = await Inspect(archive, ["--json", .. arguments]);
        return Bytes(json);
    }

    private async Task<string> Inspect(byte[] archive, params string[] arguments)
    {
        var path = Path.Combine(_temp.Path, "image.tar");
        await File.WriteAllBytesAsync(path, archive, TestContext.Current.CancellationToken);
        return await Run(["inspect", "--no-content-size", path, .. arguments]);
    }

    private string Extract(byte[] archive)
    {
        var folder = Path.Combine(_temp.Path, "layout");
        Directory.CreateDirectory(folder);
        TarFile.ExtractToDirectory(new MemoryStream(archive), folder, overwriteFiles: false);
        return folder;
    }

    private static async Task<string> Run(params string[] arguments) => (await InvokedCommand.Run(arguments)).Output;
}
