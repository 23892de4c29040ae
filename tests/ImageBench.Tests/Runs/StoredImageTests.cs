using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>Variants that are images in an archive or a layout folder of their scenario.</summary>
public sealed class StoredImageTests
{
    private static readonly byte[] Layer = new TarBytes().File("app", 700).End();

    private static ArchiveBuilder Image(string name = "mine:1") => new ArchiveBuilder { Name = name, Labels = new { team = "movies" } }
        .Layer(Layer)
        .Layer(new TarBytes().File("data", 50).End());

    public static TheoryData<string> Forms => ["docker", "docker.gz", "oci", "oci.zst", "crane", "folder"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task IsMeasuredAsItLiesAndCheckedUnderANameOfTheRunThatGoesAgain(string form)
    {
        using var stage = Stage("old.img");
        var archive = form switch
        {
            "docker" => Image().Legacy(),
            "docker.gz" => ArchiveBuilder.Gzip(Image().Legacy()),
            "oci.zst" => Image().Oci(ArchiveBuilder.Zstd),
            "crane" => Image().Crane(),
            _ => Image().Oci(ArchiveBuilder.Gzip),
        };
        if (form == "folder")
            Unpack(archive, stage.PathOf("old.img"));
        else
            await File.WriteAllBytesAsync(stage.PathOf("old.img"), archive, TestContext.Current.CancellationToken);

        var results = await stage.Run();

        var old = Assert.Single(results.Variants, variant => variant.Variant == "old");
        Assert.Equal(
            (BuildStatus.Built, CheckResult.Passed, 750L, 2), (old.Status, old.Check, old.Image!.Unpacked.Bytes, old.Image.LayerCount));
        Assert.Empty(old.Times);
        Assert.Empty(stage.Engine.Held);
        Assert.Contains(form == "folder" ? "old.img/index.json" : "old.img", results.Run.Inputs.Single().Digests.Keys);
        Assert.DoesNotContain(stage.Display.Sentences, said => said.Contains("not checked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneThatTheEngineDoesNotLoadIsMeasuredAndSaidToBeNotChecked()
    {
        using var stage = Stage("old.img");
        await File.WriteAllBytesAsync(stage.PathOf("old.img"), Image().Legacy(), TestContext.Current.CancellationToken);
        stage.Engine.RefusesToLoad = "unsupported media type";

        var results = await stage.Run();

        Assert.Contains("app/old is not checked: the engine does not load it (unsupported media type).", stage.Display.Sentences);
        Assert.Equal(750, Assert.Single(results.Variants, variant => variant.Variant == "old").Image!.Unpacked.Bytes);
        Assert.DoesNotContain(results.Checks, check => check.Key.Variant == "old");
    }

    [Theory]
    [InlineData("two.tar#mine:2", null)]
    [InlineData("two.tar", "image: two.tar#mine:1")]
    [InlineData("two.tar#other", "image: two.tar#mine:1")]
    public async Task OfSeveralOneIsNamedBehindItsArchive(string written, string? remedy)
    {
        using var stage = Stage(written);
        var other = new ArchiveBuilder { Name = "mine:2" }.Layer(Layer);
        await File.WriteAllBytesAsync(
            stage.PathOf("two.tar"), ArchiveBuilder.SavedTogether(Image(), other), TestContext.Current.CancellationToken);

        var results = await stage.Run();

        var old = Assert.Single(results.Variants, variant => variant.Variant == "old");
        Assert.Equal(remedy is null ? 700 : null, old.Image?.Unpacked.Bytes);
        if (remedy is not null)
            Assert.Contains(stage.Display.Sentences, said => said.EndsWith($"Choose one, such as {remedy}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALinkOfALayoutFolderDoesNotLeadOutOfTheScenario()
    {
        using var stage = Stage("old.img");
        using var elsewhere = new TempFolder();
        Unpack(Image().Oci(ArchiveBuilder.Gzip), stage.PathOf("old.img"));
        var blob = Path.Combine(stage.PathOf("old.img"), Image().PackedLayerPath(0));
        File.Move(blob, Path.Combine(elsewhere.Path, "layer"));
        File.CreateSymbolicLink(blob, Path.Combine(elsewhere.Path, "layer"));

        var results = await stage.Run();

        Assert.Contains(
            "is a link that leads out of",
            Assert.Single(results.Builds, build => build.Key.Variant == "old").Outcome.Error,
            StringComparison.Ordinal);
    }

    private static RunStage Stage(string image)
    {
        var stage = new RunStage();
        stage.Write("scenario.yaml", $$"""
            variants:
              single:
              multi:
              old: { image: "./{{image}}" }
            check: { command: { exit: 0 } }
            """);
        return stage;
    }

    private static void Unpack(byte[] archive, string folder)
    {
        Directory.CreateDirectory(folder);
        System.Formats.Tar.TarFile.ExtractToDirectory(new MemoryStream(archive), folder, overwriteFiles: false);
    }
}
