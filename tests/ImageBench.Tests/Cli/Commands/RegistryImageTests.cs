using System.Text.Json;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Images in a registry as a user meets them, and what they cost the registry.</summary>
public sealed class RegistryImageTests
{
    private static readonly string Own = OciPlatform.OfThisMachine;

    [Fact]
    public async Task SizesOfASingleImageTakeTwoRequestsAndNoLayer()
    {
        var image = PushedImage.Of(Own, Layer("a", 5_000), Layer("b", 70));
        await using var registry = new PlayedRegistry().Hold("team/app", image, "1");

        var json = await Json($"registry://{registry.Host}/team/app:1");

        Assert.Equal(["GET app/manifests/1", $"GET app/blobs/{image.Blobs.Keys.First()}"], registry.Paths);
        Assert.Equal((image.Content, Own, 2), (json.GetProperty("content_size_bytes").GetInt64(), json.GetProperty("platform").GetString(),
            json.GetProperty("layer_count").GetInt32()));
        Assert.Equal((JsonValueKind.Null, "app", "COPY 1 /"), (json.GetProperty("unpacked_size_bytes").ValueKind,
            json.GetProperty("user").GetString(), json.GetProperty("layers")[1].GetProperty("instruction").GetString()));
    }

    [Fact]
    public async Task AllPlatformsOfAnIndexTakeARequestMoreThanThereAre()
    {
        string[] platforms = ["linux/amd64", "linux/arm64", "linux/arm/v7"];
        var images = platforms.Select(name => PushedImage.Of(name, Layer(name, 999))).ToArray();
        await using var registry = new PlayedRegistry().Hold("app", PushedImage.Index(images), "latest");

        var text = await Run("inspect", $"registry://{registry.Host}/app", "--platform", "all");

        Assert.Equal(4, registry.Asked.Count);
        Assert.DoesNotContain(registry.Asked, request => request.Path.Contains("/blobs/", StringComparison.Ordinal));
        Assert.All(images, image => Assert.Contains($"{image.Platform} ", text, StringComparison.Ordinal));
        Assert.Contains("attached       attestation (sha256:", text, StringComparison.Ordinal);
        Assert.Contains("attached       application/spdx+json (sha256:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("referrers/", "")]
    [InlineData("manifests/", "sha256-")]
    public async Task WhatIsAboutAnImageAndInNoIndexIsListedApartWhereItIsAskedFor(string place, string prefix)
    {
        var image = PushedImage.Of(Own, Layer("a", 500));
        var digest = image.Manifests.Keys.First();
        var (sbom, signature) = ($"sha256:{new string('a', 64)}", "{\"config\":{},\"layers\":[]}"u8.ToArray());
        var list = $$"""{"manifests":[{"digest":"{{sbom}}","artifactType":"application/spdx+json"},{"digest":"latest"},{}]}""";
        var name = prefix.Length == 0 ? digest : prefix + digest["sha256:".Length..];
        await using var registry = new PlayedRegistry().Hold("app", image, "1")
            .Hold($"app/{place}{name}", "application/vnd.oci.image.index.v1+json", System.Text.Encoding.UTF8.GetBytes(list))
            .Hold($"app/manifests/{digest.Replace(':', '-')}.sig", "application/vnd.oci.image.manifest.v1+json", signature);

        var alone = await Run("inspect", $"registry://{registry.Host}/app:1");
        Assert.Equal(2, registry.Asked.Count);
        var whole = await Run("inspect", $"registry://{registry.Host}/app:1", "--referrers");

        Assert.DoesNotContain("attached", alone, StringComparison.Ordinal);
        var signed = ImageBench.Tests.Images.Archives.ArchiveBuilder.Digest(signature);
        Assert.Equal(
            [$"application/spdx+json ({sbom[..19]}), in no size", $"cosign signature ({signed[..19]}), in no size"],
            whole.Split('\n').Where(line => line.Contains("attached", StringComparison.Ordinal))
                .Select(line => line.Replace("attached", "", StringComparison.Ordinal).Trim()));
    }

    [Fact]
    public async Task BothSizesAreKnownOfPlatformsWhoseLayersWereReadOnce()
    {
        var images = new[] { "linux/amd64", "linux/arm64" }.Select((name, i) => PushedImage.Of(name, Layer(name, 100 + i))).ToArray();
        await using var registry = new PlayedRegistry().Hold("app", PushedImage.Index(images), "latest");
        var name = $"registry://{registry.Host}/app";

        var read = await Json(name, "--platform", "all", "--contents");
        var again = await Json(name, "--platform", "all");

        Assert.Equal([100, 101], read.GetProperty("platforms").EnumerateArray().Select(image => image.GetProperty("unpacked_size_bytes")
            .GetInt64()));
        Assert.Equal([100, 101], again.GetProperty("platforms").EnumerateArray().Select(image => image.GetProperty("unpacked_size_bytes")
            .GetInt64()));
        Assert.All(images, image => Assert.Equal(1, registry.Paths.Count(path => path == $"GET blobs/{image.LayerDigests[0]}")));
    }

    [Fact]
    public async Task AnIndexThatNamesNoDigestIsRefused()
    {
        await using var registry = new PlayedRegistry().Hold(
            "app/manifests/1",
            "application/vnd.oci.image.index.v1+json",
            """{"schemaVersion":2,"manifests":[{"digest":"latest","size":2}]}"""u8.ToArray());

        var fault = await Assert.ThrowsAsync<Fault>(() => Json($"registry://{registry.Host}/app:1"));

        Assert.Contains("its index names 'latest', which is no sha256 digest", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePlatformAskedForIsRead()
    {
        var images = new[] { "linux/s390x", "linux/arm/v7" }.Select((name, i) => PushedImage.Of(name, Layer(name, 10 + i))).ToArray();
        await using var registry = new PlayedRegistry().Hold("app", PushedImage.Index(images), "1");
        var name = $"registry://{registry.Host}/app:1";

        Assert.Equal("linux/arm/v7", (await Json(name, "--platform", "linux/arm/v7")).GetProperty("platform").GetString());
        Assert.Equal("linux/s390x", (await Json($"registry://{registry.Host}/app@{images[0].Digest}")).GetProperty("platform").GetString());
        var fault = await Assert.ThrowsAsync<Fault>(() => Json(name));
        Assert.Equal(
            $"The name {registry.Host}/app:1 holds 2 images: {images[0].Digest} (linux/s390x), {images[1].Digest} (linux/arm/v7). "
                + "Choose one, such as --platform linux/s390x.",
            fault.Message);
        Assert.Contains("holds one image", (await Assert.ThrowsAsync<Fault>(() =>
            Json($"registry://{registry.Host}/app@{images[0].Digest}", "--platform", "linux/arm64"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContentsAreReadAsThoseOfAnArchive()
    {
        var image = PushedImage.Of(Own, Layer("f", 5), Layer("f", 7));
        await using var registry = new PlayedRegistry().Hold("app", image, "1");

        var json = await Json($"registry://{registry.Host}/app:1", "--contents");

        Assert.Equal((12L, image.Content, 5L), (json.GetProperty("unpacked_size_bytes").GetInt64(),
            json.GetProperty("content_size_bytes").GetInt64(), json.GetProperty("wasted_bytes").GetInt64()));
    }

    [Fact]
    public async Task ADifferenceReadsWhatBothShareOnceAndIsExact()
    {
        var shared = Layer("base", 1_000);
        var (from, to) = (PushedImage.Of(Own, shared, Layer("own", 10)), PushedImage.Of(Own, shared, Layer("own", 25)));
        await using var registry = new PlayedRegistry().Hold("app", from, "1").Hold("app", to, "2");
        string[] names = [$"registry://{registry.Host}/app:1", $"registry://{registry.Host}/app:2"];

        var diff = JsonDocument.Parse(await Run(["diff", "--json", .. names])).RootElement;
        var layers = registry.Paths.Count(path => path == $"GET blobs/{from.LayerDigests[0]}");
        registry.Asked.Clear();
        _ = await Run(["diff", "--json", .. names]);

        Assert.Equal(1, layers);
        Assert.Contains("\"/own\"", diff.GetRawText(), StringComparison.Ordinal);
        // Known by now: manifests and configs alone are asked for.
        Assert.DoesNotContain(registry.Paths, path => from.LayerDigests.Concat(to.LayerDigests).Any(digest =>
            path.EndsWith(digest, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("registry://")]
    [InlineData("registry://host.example/UPPER")]
    [InlineData("registry://host.example/app@sha256:1")]
    [InlineData("registry://host.example/../app")]
    [InlineData("registry://us er@host.example/app")]
    public async Task WhatIsNoNameIsToldWithOneThatIs(string typed)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Run("inspect", typed));

        Assert.Equal(
            (ExitCode.BadInput,
                $"'{typed}' names no image in a registry; write registry://HOST[:PORT]/NAME:TAG or registry://HOST[:PORT]/NAME@DIGEST."),
            (fault.ExitCode, fault.Message));
    }

    [Fact]
    public void AllPlatformsAreListedOfRegistriesAlone() => Assert.Equal(
        "--platform all lists what a registry holds under a name: give registry://HOST[:PORT]/NAME:TAG or "
            + "registry://HOST[:PORT]/NAME@DIGEST.",
        Assert.Single(InvokedCommand.Mistakes("inspect", "x.tar", "--platform", "all")));

    private static byte[] Layer(string name, int bytes) => new TarBytes().File(name, bytes).End();

    private static async Task<JsonElement> Json(params string[] arguments) =>
        JsonDocument.Parse(await Run(["inspect", "--json", .. arguments])).RootElement;

    private static async Task<string> Run(params string[] arguments) => (await InvokedCommand.Run(arguments)).Output;
}
