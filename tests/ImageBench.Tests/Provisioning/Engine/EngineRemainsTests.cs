using System.Security.Cryptography;
using System.Text;
using ImageBench.Provisioning.Engine;

namespace ImageBench.Tests.Provisioning.Engine;

/// <summary>What goes from a killed engine's folder, and what stays: an image of two layers, the folders of others beside it.</summary>
public sealed class EngineRemainsTests : IDisposable
{
    private const string Image = "data/image/overlay2/imagedb/content/sha256/" + One;
    private const string One = "1111111111111111111111111111111111111111111111111111111111111111";
    private const string Two = "2222222222222222222222222222222222222222222222222222222222222222";
    private const string Stray = "3333333333333333333333333333333333333333333333333333333333333333";

    private readonly TempFolder _folder = new();

    private static string Chain =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"sha256:{One} sha256:{Two}")));

    [Fact]
    public async Task LayersOfImagesAndThoseThatTheyStandOnStayAndTheRestGoes()
    {
        Write();

        await Remains().Heal();

        Assert.Equal(["base", "first", "l", "second", "unnamed"], Names("data/overlay2"));
        Assert.Equal(["BASE", "UNNAMED"], Names("data/overlay2/l"));
        Assert.Equal([.. ((string[])[One, Chain]).Order(StringComparer.Ordinal)], Names("data/image/overlay2/layerdb/sha256"));
        Assert.Empty(Names("data/image/overlay2/layerdb/mounts"));
        Assert.Equal(["whole"], Names("data/containers"));
        Assert.False(Directory.Exists(At("data/buildkit")));
        Assert.False(Directory.Exists(At("data/image/overlay2/layerdb/tmp")));
        Assert.Empty(Names("containerd/io.containerd.runtime.v2.task/moby"));
    }

    [Fact]
    public async Task WhereAnImageCannotBeReadEveryLayerStays()
    {
        Write();
        _folder.Write(Image + "0", "{ torn");
        var before = Names("data/overlay2");

        await Remains().Heal();

        Assert.Equal(before, Names("data/overlay2"));
        Assert.Equal(3, Names("data/image/overlay2/layerdb/sha256").Count);
        Assert.Single(Names("data/image/overlay2/layerdb/mounts"));
    }

    [Fact]
    public async Task WhatTheDaemonsForgotGoesAlsoWhereTheyCameToTheirEnd()
    {
        Write();
        Remains().IsWhole();

        await Remains().Heal();

        Assert.Equal(["base", "first", "l", "second", "unnamed"], Names("data/overlay2"));
        Assert.False(Directory.Exists(At("data/buildkit")));
        Assert.True(File.Exists(At("running")));
    }

    [Fact]
    public async Task OfAnotherStorageDriverNothingIsTouchedWhereTheDaemonsCameToTheirEnd()
    {
        _folder.Write("data/buildkit/cache.db", "");
        _folder.Write("data/fuse-overlayfs/first/diff/file", "");

        await Remains().Heal();

        Assert.True(File.Exists(At("data/buildkit/cache.db")));
        Assert.True(File.Exists(At("data/fuse-overlayfs/first/diff/file")));
    }

    public void Dispose() => _folder.Dispose();

    private EngineRemains Remains() => new(new EngineConfig(_folder.Path));

    private string At(string path) => Path.Combine(_folder.Path, path);

    private IReadOnlyList<string> Names(string folder) =>
        [.. Directory.GetFileSystemEntries(At(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private void Write()
    {
        _folder.Write("running", "");
        _folder.Write(Image, $$"""{"rootfs":{"type":"layers","diff_ids":["sha256:{{One}}","sha256:{{Two}}"]} }""");
        Layer(One, "first");
        Layer(Chain, "second", "l/UNNAMED:l/BASE");
        Layer(Stray, "stray");
        // Two builds made one layer, and the second image's was made on the other one's: no table names these.
        Content("unnamed", "l/BASE", link: "UNNAMED");
        Content("base", "", link: "BASE");
        Content("made-just-then", "l/BASE", link: "JUST");
        _folder.Write("data/image/overlay2/layerdb/mounts/gone/mount-id", "made-just-then");
        _folder.Write("data/image/overlay2/layerdb/tmp/x", "");
        _folder.Write("data/containers/whole/config.v2.json", "{}");
        _folder.Write("data/containers/torn/config.v2.json", "{");
        _folder.Write("data/buildkit/cache.db", "");
        _folder.Write("containerd/io.containerd.runtime.v2.task/moby/task/x", "");
    }

    private void Layer(string chain, string folder, string lower = "")
    {
        _folder.Write($"data/image/overlay2/layerdb/sha256/{chain}/cache-id", folder);
        Content(folder, lower);
    }

    private void Content(string folder, string lower, string? link = null)
    {
        _folder.Write($"data/overlay2/{folder}/diff/file", "");
        if (lower.Length > 0)
            _folder.Write($"data/overlay2/{folder}/lower", lower);
        Directory.CreateDirectory(At("data/overlay2/l"));
        if (link is not null)
            File.CreateSymbolicLink(At("data/overlay2/l/" + link), $"../{folder}/diff");
    }
}
