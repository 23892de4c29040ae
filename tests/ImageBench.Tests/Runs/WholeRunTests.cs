using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Runs;
using ImageBench.Tests.Images.Tar;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>A run from its engine to its folder, on an engine in memory.</summary>
public sealed class WholeRunTests
{
    [Fact]
    public async Task BuildsChecksMovesWritesAndLeavesNothingOnTheEngine()
    {
        using var stage = new RunStage { Export = ExportList.Write, KeepFiles = true, States = TimedStates.All };

        var results = await stage.Run();

        Assert.Equal(20, results.Builds.Count);
        Assert.All(results.Builds, build => Assert.Equal(BuildStatus.Built, build.Outcome.Status));
        Assert.Equal(["single", "multi"], results.Variants.Select(variant => variant.Variant).OrderDescending(StringComparer.Ordinal));
        Assert.All(results.Variants, variant => Assert.True(variant.Counts));
        Assert.Equal(4, results.Transfers.Count);
        Assert.Equal(
            [
                "single: FROM busybox|COPY . .|RUN build",
                "multi: FROM busybox AS build|COPY . .|RUN build|FROM busybox|COPY --from=build /app /app",
            ],
            results.Dockerfiles.OrderByDescending(file => file.Variant, StringComparer.Ordinal)
                .Select(file => $"{file.Variant}: {string.Join('|', file.Parts.Select(part => part.Text))}"));
        Assert.Empty(stage.Engine.Held);
        foreach (var file in (string[])
        [
            "report.md",
            "report.html",
            "files.csv.gz",
            "benchmarkdotnet/builds-report.csv",
            "charts/sizes.png",
        ])
        {
            Assert.True(File.Exists(Path.Combine(stage.Folder!, file)), file);
        }
    }

    [Theory]
    [InlineData("FROM busybox", null, "")]
    [InlineData("FROM --platform=linux/s390x busybox AS a\nFROM --platform=s390x ${IMAGE:-alpine}\nCOPY --from=a / /", null,
        "alpine for s390x, busybox for linux/s390x")]
    [InlineData("FROM --platform=$BUILDPLATFORM busybox", null, "")]
    [InlineData("FROM --platform=linux/s390x busybox AS unused\nFROM --platform=linux/s390x imagebench/go", null, "")]
    [InlineData("FROM busybox", "linux/s390x", "busybox for linux/s390x")]
    [InlineData("FROM --platform=$BUILDPLATFORM busybox AS a\nFROM busybox", "linux/s390x", "")]
    public async Task AParentOfAnotherPlatformIsFetchedBeforeTheClockAndGoneInTheEnd(string dockerfile, string? platform, string fetched)
    {
        using var stage = new RunStage { KeepsToSizes = true };
        stage.Write("Dockerfile.multi", dockerfile + "\nCOPY . .\nRUN build\n");
        if (platform is not null)
            stage.Write("scenario.yaml", $"variants: {{ single: {{ }}, multi: {{ platform: {platform} }} }}\n");

        var results = await stage.Run();

        Assert.Equal(8, results.Builds.Count);
        Assert.Equal(
            fetched,
            string.Join(
                ", ",
                stage.Display.Sentences.Where(said => said.StartsWith("Pulling ", StringComparison.Ordinal) && said.Contains(" for "))
                    .Select(said => said["Pulling ".Length..^" ...".Length])
                    .Order(StringComparer.Ordinal)));
        Assert.Empty(stage.Engine.Held);
    }

    [Fact]
    public async Task OfSizesAloneBuildsEachVariantOnceChecksItAndTellsTheStateOfItsBuilds()
    {
        using var stage = new RunStage { Export = ExportList.Write, States = [CacheState.AsFound], Rounds = 1, KeepsToSizes = true };

        var results = await stage.Run();

        Assert.Equal(["multi", "single"], results.Builds.Select(build => build.Key.Variant));
        Assert.All(results.Builds, build => Assert.Equal(CacheState.AsFound, build.Key.Cache));
        Assert.Equal([0, 0], results.Checks.Select(check => check.Round));
        Assert.All(results.Variants, variant => Assert.True(variant is { Counts: true, Image: not null, Times.Count: 0 }));
        var page = await File.ReadAllTextAsync(Path.Combine(stage.Folder!, "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("with whatever the build cache held (as-found): nothing is said of times.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheStepsOfAVariantPrintedIsKeptOnceAndOutlivesAnInterruption()
    {
        using var stage = new RunStage();
        stage.Engine.Prints = ["go: downloading x", "built"];
        var builds = 0;
        stage.Engine.Builds = () =>
        {
            if (++builds == 3)
                stage.Cancel.Cancel();
            return null;
        };
        await stage.Run();

        var results = await stage.Run(resume: stage.Folder);

        Assert.Equal(8, results.Builds.Count);
        Assert.Equal(
            ["multi cold 1: go: downloading x|built", "single cold 1: go: downloading x|built"],
            results.Builds.SelectMany(build => build.Outcome.Steps.Where(step => step.LogTail.Count > 0).Select(step =>
                $"{build.Key.Variant} {build.Key.Cache.Word()} {build.Key.Round}: {string.Join('|', step.LogTail)}")).Order());
    }

    [Fact]
    public async Task ThePackagesThatTakeMostOfAnImageAreKeptWithIt()
    {
        using var stage = new RunStage { Export = ExportList.Write };
        stage.Engine.LayerOf = _ => new TarBytes().File("lib/libc.so.6", 900)
            .File("var/lib/dpkg/status", "Package: libc6\nVersion: 2.36\nArchitecture: amd64\n"u8.ToArray())
            .File("var/lib/dpkg/info/libc6.list", "/lib/libc.so.6\n"u8.ToArray()).End();

        var results = await stage.Run();

        Assert.Equal(
            ["multi dpkg libc6 2.36 900", "single dpkg libc6 2.36 900"],
            results.Contents.SelectMany(image => image.Contents.Packages.Select(package =>
                $"{image.Key.Variant} {package.Manager} {package.Name} {package.Version} {package.Unpacked.Bytes}")).Order());
        var page = await File.ReadAllTextAsync(Path.Combine(stage.Folder!, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("single: the largest packages", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(stage.Folder!, "packages.csv")));
    }

    [Fact]
    public async Task EachImageIsReadAndCheckedBeforeAnythingIsTimedTwice()
    {
        using var stage = new RunStage();

        await stage.Run();

        var told = stage.Display.Events
            .Select(told => told switch
            {
                RunEvent.BuildEnded ended => $"{ended.Build.Key.Cache.Word()} {ended.Build.Key.Round}",
                RunEvent.ImageRead => "read",
                RunEvent.CheckEnded { Check.Round: 0 } => "checked",
                _ => "",
            })
            .Where(word => word.Length > 0);
        Assert.Equal(["cold 1", "read", "checked", "cold 1", "read", "checked", "warm 1", "warm 1"], told.Take(8));
        var left = stage.Display.Events.OfType<RunEvent.BuildEnded>().Select(ended => ended.Left).ToList();
        Assert.Equal(new int?[] { 7, 6, 5, 4, 3, 2, 1, null }, left.Select(known => known?.Builds));
    }

    [Fact]
    public async Task WhatAScenarioTakesOfTheUsersOwnIsToldBeforeItHasIt()
    {
        using var stage = new RunStage();
        stage.Write("token", "x");
        stage.Write("scenario.yaml", "secrets: { path: { env: PATH }, key: { file: token } }\n");
        var told = false;
        stage.Engine.Builds = () =>
        {
            told = stage.Display.Sentences.Contains($"Scenario app is given the file {stage.PathOf("token")} and the variable PATH.");
            return null;
        };

        await stage.Run();

        Assert.True(told, string.Join('\n', stage.Display.Sentences));
    }
}
