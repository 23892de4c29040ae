using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Statistics.Variants;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs.Resuming;

/// <summary>A run that was broken, or failed for the machine's reasons, and is gone on with in its own folder.</summary>
public sealed class RunGoneOnWithTests
{
    [Fact]
    public async Task AResumedRunGoesOnWithItsOwnFolderAndNotWithAnotherOfThatName()
    {
        var (undisturbed, moments) = await BrokenRun.Undisturbed();
        using var stage = new RunStage();
        await BrokenRun.Break(stage, "interrupted", moments / 2);
        stage.Engine.Breakpoints = new Breakpoints();
        stage.Write("Dockerfile.single", "FROM busybox\n", scenarios: "others");
        stage.Write("Dockerfile.other", "FROM busybox\n", scenarios: "others");

        Assert.Equal(undisturbed, BrokenRun.Rows(await stage.Run(stage.Folder, scenarios: "others")));
    }

    [Theory]
    [InlineData("dial tcp: lookup registry-1.docker.io: no such host")]
    [InlineData("mkdir /data/overlay2/x: no space left on device")]
    public async Task WhatFailedForTheMachinesReasonsIsBuiltAgainThoughTheRunCameToItsEnd(string error)
    {
        var (undisturbed, _) = await BrokenRun.Undisturbed();
        using var stage = new RunStage();
        var builds = 0;
        stage.Engine.Builds = () => ++builds is 4 or 5 ? error : null;
        var broken = await stage.Run();
        Assert.Contains(broken.Builds, build => build.Outcome.Status == BuildStatus.Failed);

        var whole = BrokenRun.Rows(await stage.Run(stage.Folder));

        // What was built again stands behind the others.
        Assert.Equal(undisturbed.Split('\n').Order(StringComparer.Ordinal), whole.Split('\n').Order(StringComparer.Ordinal));
        var fault = await Assert.ThrowsAsync<Fault>(() => stage.Run(stage.Folder));
        Assert.Contains("came to its end", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatFailedForTheImagesReasonsIsAnEnd()
    {
        using var stage = new RunStage();
        stage.Engine.Builds = () => "process \"/bin/sh -c false\" did not complete successfully: exit code: 1";
        await stage.Run();

        var fault = await Assert.ThrowsAsync<Fault>(() => stage.Run(stage.Folder));

        Assert.Contains("came to its end", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultBeforeARunGoesOnLosesNoRowOfTheEarlierOne()
    {
        var (_, moments) = await BrokenRun.Undisturbed();
        using var stage = new RunStage();
        // Behind the last check and transfer.
        await BrokenRun.Break(stage, "killed", moments - BrokenRun.CleanUp);
        var before = Files(stage);
        Assert.Contains("checks.csv", before.Keys);
        Assert.Contains("transfers.csv", before.Keys);
        stage.Engine.Breakpoints = new Breakpoints { Break = (8, () => () => new Fault(ExitCode.NoEngine, "The engine is gone.")) };

        await Assert.ThrowsAsync<Fault>(() => stage.Run(stage.Folder));

        Assert.Equal(before, Files(stage));
    }

    [Fact]
    public async Task ARunThatIsGoneOnWithAndInterruptedAtOnceKeepsTheSizesThatItHad()
    {
        var (_, moments) = await BrokenRun.Undisturbed();
        using var stage = new RunStage();
        await BrokenRun.Break(stage, "interrupted", moments / 2);
        var before = new RunFolder(stage.Folder!).Read();
        Assert.Equal(2, before.Variants.Count(variant => variant.Image is not null));
        stage.Engine.Breakpoints = new Breakpoints();
        stage.Engine.Builds = () =>
        {
            stage.Cancel.Cancel();
            return "cancelled";
        };

        await stage.Run(stage.Folder);

        var after = new RunFolder(stage.Folder!).Read();
        Assert.Equal(before.Variants.Select(variant => variant.Image), after.Variants.Select(variant => variant.Image));
        Assert.Equal(before.Variants.Select(Reduction), after.Variants.Select(Reduction));
        Assert.Equal(before.Layers, after.Layers);
        Assert.Equal(
            before.Contents.SelectMany(image => image.Contents.Parts), after.Contents.SelectMany(image => image.Contents.Parts));

        static double? Reduction(VariantSummary variant) => variant.UnpackedReductionPercent;
    }

    private static Dictionary<string, string> Files(RunStage stage) =>
        Directory.GetFiles(stage.Folder!).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllText);
}
