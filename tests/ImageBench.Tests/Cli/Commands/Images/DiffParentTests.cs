using ImageBench.Model;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>Which part of a difference came with the parent images.</summary>
public sealed class DiffParentTests : IDisposable
{
    private readonly DiffedImages _images = new();

    [Fact]
    public async Task TheChangeOfARefreshedParentIsOneLineAndNeverTheDockerfiles()
    {
        var refreshed = new TarBytes().Directory("etc").File("etc/passwd", 700).File("usr/lib/libc.so.6", 99_000).End();
        var app = new TarBytes().File("app/server", DiffedImages.Of(1, 40_000)).End();
        var (was, now) = (new ArchiveBuilder().Layer(DiffedImages.Parent), new ArchiveBuilder().Layer(refreshed));
        string[] parents = ["--base-parent", _images.Write("pa.tar", was.Legacy()), "--head-parent", _images.Write("pb.tar", now.Legacy())];
        var images = _images.Write(was.Layer(app), now.Layer(app));

        var lines = (await DiffedImages.Run([.. images, .. parents])).Split('\n');
        Assert.StartsWith("+8.87 kB unpacked (+6.8 %): 0 B own, +8.87 kB from the parent;", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("all that the parent image brought", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("libc.so.6", StringComparison.Ordinal));
        Assert.Contains("not known, and so which part is its own", await DiffedImages.Run(images), StringComparison.Ordinal);

        var fault = await Assert.ThrowsAsync<Fault>(() => DiffedImages.Run([.. images, "--base-parent", parents[3]]));
        Assert.StartsWith($"--base-parent {parents[3]} is not what the image was made from: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImagesThatSayTheyWereMadeFromTheSameOneHaveAllOfTheirChangeFromTheDockerfile()
    {
        var (was, now) = (Labelled(), Labelled());
        was.Layer(new TarBytes().File("app/server", DiffedImages.Of(1, 40_000)).End());
        now.Layer(new TarBytes().File("app/server", DiffedImages.Of(1, 52_000)).End());

        Assert.StartsWith("+12.0 kB unpacked (+9.2 %): +12.0 kB own, 0 B from the parent;",
            await DiffedImages.Run(_images.Write(was, now)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HowManyLayersAreOfAParentThatBothOnlyNameIsNotKnown()
    {
        var (was, now) = (Labelled(), Labelled());
        was.Layer(new TarBytes().File("app/server", DiffedImages.Of(1, 40_000)).End());
        now.Layer(new TarBytes().File("app/server", DiffedImages.Of(1, 52_000)).End());

        using var json = System.Text.Json.JsonDocument.Parse(
            await DiffedImages.Run([.. _images.Write(was, now), "--json"]));

        Assert.Equal(
            System.Text.Json.JsonValueKind.Null, json.RootElement.GetProperty("base").GetProperty("parent_layer_count").ValueKind);
    }

    [Fact]
    public async Task TheParentIsTheOneOfTheManifestAndNotOneOfAnInheritedLabel()
    {
        var (was, now) = (Labelled("sha256:" + new string('b', 64)), Labelled("sha256:" + new string('c', 64)));
        now.Layer(new TarBytes().File("app/server", DiffedImages.Of(1, 52_000)).End());

        Assert.Contains(
            "not known, and so which part is its own",
            await DiffedImages.Run(
                _images.Write("a.tar", was.Oci(ArchiveBuilder.Gzip)), _images.Write("b.tar", now.Oci(ArchiveBuilder.Gzip))),
            StringComparison.Ordinal);
    }

    public void Dispose() => _images.Dispose();

    private static ArchiveBuilder Labelled(string? parentDigest = null) => new ArchiveBuilder
    {
        Labels = new Dictionary<string, string> { ["org.opencontainers.image.base.digest"] = "sha256:" + new string('a', 64) },
        ParentDigest = parentDigest,
    }.Layer(DiffedImages.Parent);
}
