using System.Text;
using System.Text.Json;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>Images in a registry as a user meets them, and what they cost the registry.</summary>
public sealed class RegistryImageTests
{
    private static readonly string Own = OciPlatform.OfThisMachine;

    [Fact]
    public async Task SizesOfASingleImageTakeTwoRequestsAndNoLayer()
    {
        var image = PushedImage.Of(Own, PushedImage.Layer("a", 5_000), PushedImage.Layer("b", 70));
        await using var registry = new PlayedRegistry().Hold("team/app", image, "1");

        var json = await AskedImage.Json($"registry://{registry.Host}/team/app:1");

        Assert.Equal(["GET app/manifests/1", $"GET app/blobs/{image.Blobs.Keys.First()}"], registry.Paths);
        Assert.Equal((image.Content, Own, 2), (json.GetProperty("content_size_bytes").GetInt64(), json.GetProperty("platform").GetString(),
            json.GetProperty("layer_count").GetInt32()));
        Assert.Equal((JsonValueKind.Null, "app", "COPY 1 /"), (json.GetProperty("unpacked_size_bytes").ValueKind,
            json.GetProperty("user").GetString(), json.GetProperty("layers")[1].GetProperty("instruction").GetString()));
    }

    [Theory]
    [InlineData("referrers/", "")]
    [InlineData("manifests/", "sha256-")]
    public async Task WhatIsAboutAnImageAndInNoIndexIsListedApartWhereItIsAskedFor(string place, string prefix)
    {
        var image = PushedImage.Of(Own, PushedImage.Layer("a", 500));
        var digest = image.Manifests.Keys.First();
        var (sbom, signature) = ($"sha256:{new string('a', 64)}", "{\"config\":{},\"layers\":[]}"u8.ToArray());
        var list = $$"""{"manifests":[{"digest":"{{sbom}}","artifactType":"application/spdx+json"},{"digest":"latest"},{}]}""";
        var name = prefix.Length == 0 ? digest : prefix + digest["sha256:".Length..];
        await using var registry = new PlayedRegistry().Hold("app", image, "1")
            .Hold($"app/{place}{name}", "application/vnd.oci.image.index.v1+json", Encoding.UTF8.GetBytes(list))
            .Hold($"app/manifests/{digest.Replace(':', '-')}.sig", "application/vnd.oci.image.manifest.v1+json", signature);

        var alone = await AskedImage.Run("inspect", $"registry://{registry.Host}/app:1");
        Assert.Equal(2, registry.Asked.Count);
        var whole = await AskedImage.Run("inspect", $"registry://{registry.Host}/app:1", "--referrers");

        Assert.DoesNotContain("attached", alone, StringComparison.Ordinal);
        var signed = ArchiveBuilder.Digest(signature);
        Assert.Equal(
            [$"application/spdx+json ({sbom[..19]}), in no size", $"cosign signature ({signed[..19]}), in no size"],
            whole.Split('\n').Where(line => line.Contains("attached", StringComparison.Ordinal))
                .Select(line => line.Replace("attached", "", StringComparison.Ordinal).Trim()));
    }

    [Fact]
    public async Task ContentsAreReadAsThoseOfAnArchive()
    {
        var image = PushedImage.Of(Own, PushedImage.Layer("f", 5), PushedImage.Layer("f", 7));
        await using var registry = new PlayedRegistry().Hold("app", image, "1");

        var json = await AskedImage.Json($"registry://{registry.Host}/app:1", "--contents");

        Assert.Equal((12L, image.Content, 5L), (json.GetProperty("unpacked_size_bytes").GetInt64(),
            json.GetProperty("content_size_bytes").GetInt64(), json.GetProperty("wasted_bytes").GetInt64()));
    }

    [Fact]
    public async Task ADifferenceReadsWhatBothShareOnceAndIsExact()
    {
        var shared = PushedImage.Layer("base", 1_000);
        var from = PushedImage.Of(Own, shared, PushedImage.Layer("own", 10));
        var to = PushedImage.Of(Own, shared, PushedImage.Layer("own", 25));
        await using var registry = new PlayedRegistry().Hold("app", from, "1").Hold("app", to, "2");
        string[] names = [$"registry://{registry.Host}/app:1", $"registry://{registry.Host}/app:2"];

        var diff = JsonDocument.Parse(await AskedImage.Run(["diff", "--json", .. names])).RootElement;
        var layers = registry.Paths.Count(path => path == $"GET blobs/{from.LayerDigests[0]}");
        registry.Asked.Clear();
        _ = await AskedImage.Run(["diff", "--json", .. names]);

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
        var fault = await Assert.ThrowsAsync<Fault>(() => AskedImage.Run("inspect", typed));

        Assert.Equal(
            (ExitCode.BadInput,
                $"'{typed}' names no image in a registry; write registry://HOST[:PORT]/NAME:TAG or registry://HOST[:PORT]/NAME@DIGEST."),
            (fault.ExitCode, fault.Message));
    }
}
