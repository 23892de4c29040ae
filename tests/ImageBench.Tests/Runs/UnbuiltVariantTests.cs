using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>Variants of a run that are images in a registry or on the engine already.</summary>
public sealed class UnbuiltVariantTests
{
    [Fact]
    public async Task AnImageThatIsThereIsMeasuredAndCheckedAndNotBuilt()
    {
        var layer = new TarBytes().File("app", 700).End();
        var image = PushedImage.Of("linux/amd64", layer);
        await using var registry = new PlayedRegistry().Hold("team/app", image, "1");
        using var stage = new RunStage();
        stage.Engine.PulledDiffIds = [ArchiveBuilder.Digest(layer)];
        stage.Write("scenario.yaml", $$"""
            variants:
              single:
              multi:
              published: { image: "registry://{{registry.Host}}/team/app:1" }
            check: { command: { exit: 0 } }
            """);

        var results = await stage.Run();

        var published = Assert.Single(results.Variants, variant => variant.Variant == "published");
        Assert.Equal((BuildStatus.Built, CheckResult.Passed, 700L, image.Content), (published.Status, published.Check,
            published.Image!.Unpacked.Bytes, published.Image.Content!.Value.Bytes));
        Assert.Empty(published.Times);
        Assert.NotNull(published.UnpackedReductionPercent);
        Assert.DoesNotContain(results.Builds, build => build.Key.Variant == "published");
        Assert.DoesNotContain(results.Transfers, transfer => transfer.Key.Variant == "published");
        Assert.Empty(stage.Engine.Held);
    }

    [Fact]
    public async Task AnImageThatIsNotThereFailsItsVariantAndTheRestGoesOn()
    {
        await using var registry = new PlayedRegistry();
        using var stage = new RunStage();
        stage.Write("scenario.yaml", $$"""
            variants:
              single:
              multi:
              published: { image: "registry://{{registry.Host}}/team/app:1" }
              local: { image: "no-such-image" }
            check: { command: { exit: 0 } }
            """);

        var results = await stage.Run();

        Assert.All(
            results.Variants,
            variant => Assert.Equal(variant.Variant is "single" or "multi", variant is { Status: BuildStatus.Built, Counts: true }));
        Assert.Equal(8, results.Builds.Count(build => build.Outcome.Status == BuildStatus.Built));
        Assert.Contains(
            "There is no image 'no-such-image' on the engine",
            Assert.Single(results.Builds, build => build.Key.Variant == "local").Outcome.Error,
            StringComparison.Ordinal);
        Assert.Single(results.Builds, build => build.Key.Variant == "published");
        Assert.False(results.Run.Interrupted);
    }

    [Theory]
    [InlineData("interrupted")]
    [InlineData("engine gone")]
    public async Task AnImageThatWasPulledGoesAgainAndTakesNoTablesWithIt(string way)
    {
        const int MomentsFromThePullOn = 60;
        var layer = new TarBytes().File("app", 700).End();
        await using var registry = new PlayedRegistry().Hold("team/app", PushedImage.Of("linux/amd64", layer), "1");
        var name = $"{registry.Host}/team/app:1";
        using var whole = Stage();
        await whole.Run();
        var moments = whole.Engine.Breakpoints.Passed;
        for (var moment = moments - MomentsFromThePullOn; moment <= moments; moment++)
        {
            using var stage = Stage();
            await BrokenRun.Break(stage, way, moment);
            stage.Engine.Breakpoints = new Breakpoints();

            Assert.True(File.Exists(Path.Combine(stage.Folder!, "variants.csv")), $"{way} at {moment} of {moments}");
            if (way == "interrupted")
                Assert.Null(await stage.Engine.FindImage(name, CancellationToken.None));
        }

        RunStage Stage()
        {
            var stage = new RunStage { Rounds = 1 };
            stage.Engine.PulledDiffIds = [ArchiveBuilder.Digest(layer)];
            stage.Write("scenario.yaml", $$"""
                variants:
                  single:
                  multi:
                  published: { image: "registry://{{name}}" }
                check: { command: { exit: 0 } }
                """);
            return stage;
        }
    }

    [Fact]
    public async Task WhatTheEngineHasUnderTheNameOfAnImageIsOnlyCheckedWhereItIsTheOneThatWasMeasured()
    {
        await using var registry = new PlayedRegistry().Hold(
            "team/app", PushedImage.Of("linux/amd64", new TarBytes().File("app", 700).End()), "1");
        using var stage = new RunStage();
        stage.Engine.PulledDiffIds = ["sha256:another"];
        stage.Write("scenario.yaml", $$"""
            variants:
              single:
              multi:
              published: { image: "registry://{{registry.Host}}/team/app:1" }
            check: { command: { exit: 0 } }
            """);

        var results = await stage.Run();

        Assert.DoesNotContain(results.Checks, check => check.Key.Variant == "published");
        Assert.Contains(stage.Display.Sentences, said => said.Contains("app/published is not checked", StringComparison.Ordinal));
    }
}
