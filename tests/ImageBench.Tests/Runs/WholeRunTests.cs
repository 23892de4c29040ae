using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Running.Ports;
using ImageBench.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>
/// A run from its engine to its folder, on an engine in memory: undisturbed, and broken at each moment at which it waits for something
/// outside.
/// </summary>
public sealed class WholeRunTests
{
    // The moments of a run's clean-up: what carries its label goes, then the build cache.
    private const int CleanUp = 4;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static TheoryData<string> WaysToBreak => ["killed", "interrupted", "engine gone"];

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
            await Break(stage, way, moment);
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

    [Theory]
    [MemberData(nameof(WaysToBreak))]
    public async Task BrokenAtAnyMomentItIsGoneOnWithToTheSameRowsAndNothingIsLeft(string way)
    {
        // What is broken from inside needs no second round; a killed run may end between the two.
        var rounds = way == "killed" ? 2 : 1;
        var (undisturbed, moments) = await Undisturbed(rounds);
        Assert.InRange(moments, 40 * rounds, 1000);
        // Every moment: the last of them lie in the clean-up.
        for (var moment = 1; moment <= moments; moment++)
        {
            using var stage = new RunStage { Rounds = rounds };
            await Break(stage, way, moment);
            stage.Engine.Breakpoints = new Breakpoints();

            var results = await stage.Run(CanBeResumed(stage) ? stage.Folder : null);

            // Broken in its clean-up the run was told of what is left, and that 'clean' removes it.
            var dead = new DeadRuns(stage.Engine, new StateFolder(stage.State), new FakeHost());
            await foreach (var sentence in dead.Remove(CancellationToken.None))
                Assert.True(moment > moments - CleanUp, $"{way} at {moment} of {moments}: {sentence}");

            Assert.True(undisturbed == Rows(results), $"{way} at {moment} of {moments}:\n{Rows(results)}\nundisturbed:\n{undisturbed}");
            Assert.True(!stage.Engine.Held.Any(), $"{way} at {moment}: {string.Join(", ", stage.Engine.Held)} is left.");
        }
    }

    [Fact]
    public async Task AResumedRunGoesOnWithItsOwnFolderAndNotWithAnotherOfThatName()
    {
        var (undisturbed, moments) = await Undisturbed();
        using var stage = new RunStage();
        await Break(stage, "interrupted", moments / 2);
        stage.Engine.Breakpoints = new Breakpoints();
        stage.Write("Dockerfile.single", "FROM busybox\n", scenarios: "others");
        stage.Write("Dockerfile.other", "FROM busybox\n", scenarios: "others");

        Assert.Equal(undisturbed, Rows(await stage.Run(stage.Folder, scenarios: "others")));
    }

    [Fact]
    public async Task AFaultLeavesNoListOfFilesThatLooksWhole()
    {
        using var stage = new RunStage { KeepFiles = true };
        var (_, moments) = await Undisturbed();

        await Break(stage, "engine gone", moments / 2);

        Assert.True(File.Exists(Path.Combine(stage.Folder!, "variants.csv")));
        Assert.Empty(Directory.GetFiles(stage.Folder!, "files.csv*"));
    }

    [Fact]
    public async Task AFullDiskEndsItInASentenceAndLeavesRowsThatItGoesOnFrom()
    {
        var (undisturbed, _) = await Undisturbed();
        var kept = new HashSet<int>();
        for (var pages = 2; pages <= 30; pages++)
        {
            using var stage = new RunStage();
            using var disk = SmallDisk.Mount(stage.Results, pages);
            Assert.SkipWhen(disk is null, "this user may not mount a disk");
            var fault = await Record.ExceptionAsync(() => stage.Run());
            if (fault is null)
                break;
            Assert.Equal(ExitCode.BadInput, Assert.IsType<Fault>(fault).ExitCode);
            Assert.Contains("No space is left on the disk of ", fault.Message, StringComparison.Ordinal);
            if (CanBeResumed(stage))
                kept.Add(new RunFolder(stage.Folder!).ReadBuilds().Count);
            disk.MakeLarge();

            var results = await stage.Run(CanBeResumed(stage) ? stage.Folder : null);

            Assert.True(undisturbed == Rows(results), $"{pages} pages:\n{Rows(results)}\nundisturbed:\n{undisturbed}");
            Assert.Empty(stage.Engine.Held);
        }

        // Some ended before all was built and some behind it.
        Assert.Contains(8, kept);
        Assert.True(kept.Count > 2, string.Join(", ", kept));
    }

    [Fact]
    public async Task AFolderThatIsRemovedMeanwhileIsOneSentence()
    {
        var (_, moments) = await Undisturbed();
        using var stage = new RunStage();
        stage.Engine.Breakpoints = new Breakpoints { Break = (moments / 2, Remove) };

        var fault = await Assert.ThrowsAsync<Fault>(() => stage.Run());

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("cannot be written (Could not find a part of the path", fault.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Engine.Held);

        Func<Exception>? Remove()
        {
            Directory.Delete(stage.Results, recursive: true);
            return null;
        }
    }

    [Theory]
    [InlineData("dial tcp: lookup registry-1.docker.io: no such host")]
    [InlineData("mkdir /data/overlay2/x: no space left on device")]
    public async Task WhatFailedForTheMachinesReasonsIsBuiltAgainThoughTheRunCameToItsEnd(string error)
    {
        var (undisturbed, _) = await Undisturbed();
        using var stage = new RunStage();
        var builds = 0;
        stage.Engine.Builds = () => ++builds is 4 or 5 ? error : null;
        var broken = await stage.Run();
        Assert.Contains(broken.Builds, build => build.Outcome.Status == BuildStatus.Failed);

        var whole = Rows(await stage.Run(stage.Folder));

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
        var (_, moments) = await Undisturbed();
        using var stage = new RunStage();
        // Behind the last check and transfer.
        await Break(stage, "killed", moments - CleanUp);
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
        var (_, moments) = await Undisturbed();
        using var stage = new RunStage();
        await Break(stage, "interrupted", moments / 2);
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

    private static async Task<(string Rows, int Moments)> Undisturbed(int rounds = 2)
    {
        using var stage = new RunStage { Rounds = rounds };
        var results = await stage.Run();
        return (Rows(results), stage.Engine.Breakpoints.Passed);
    }

    private static async Task Break(RunStage stage, string way, int moment)
    {
        List<TempFolder> left = [];
        stage.Engine.Breakpoints = new Breakpoints { Break = (moment, Happens) };
        try
        {
            await stage.Run();
        }
        catch (Exception exception) when (exception is KilledException or OperationCanceledException or Fault)
        {
            // It ended there.
        }

        // A process that is killed writes nothing any more: what it left is what lay there at that moment.
        foreach (var asItWas in left)
        {
            PutBack(stage, asItWas);
            asItWas.Dispose();
        }

        Func<Exception>? Happens()
        {
            switch (way)
            {
                case "interrupted":
                    stage.Cancel.Cancel();
                    return null;
                case "killed":
                    left.Add(new TempFolder());
                    Copy(stage.Results, left[^1].Path);
                    return () => new KilledException();
                default:
                    return () => new Fault(ExitCode.NoEngine, "The engine is gone.");
            }
        }
    }

    private static void PutBack(RunStage stage, TempFolder asItWas)
    {
        if (Directory.Exists(stage.Results))
            Directory.Delete(stage.Results, recursive: true);
        Copy(asItWas.Path, stage.Results);
        // A folder in which nothing was begun is passed over by the next run, which takes another name.
        if (stage.Folder is { } folder && !CanBeResumed(stage))
            Directory.Delete(folder, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.Exists(from) ? Directory.GetFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // A run that came to its end (it was broken in its clean-up) is made again from the start.
    private static bool CanBeResumed(RunStage stage)
    {
        if (stage.Folder is not { } folder)
            return false;
        if (!File.Exists(Path.Combine(folder, "run.json")))
            return false;
        var run = RunJson.Read(Path.Combine(folder, "run.json"));
        return run is not { EndedAt: not null, Interrupted: false };
    }

    // Without what names the run and its moments.
    private static string Rows(RunResults results) => string.Join('\n',
    [
        .. results.Builds.Select(build => string.Create(
            Invariant,
            $"{build.Key} {build.Position} {build.Outcome.Status} {build.Outcome.Elapsed} {build.Outcome.StepCounts} "
                + $"{build.Outcome.Error}")),
        .. results.Variants.Select(variant => string.Create(
            Invariant,
            $"{variant.Key} {variant.Status} {variant.Check} {variant.Image?.Unpacked} {variant.Image?.Content} "
                + $"{string.Join(' ', variant.Times.Select(state => $"{state.Key} {state.Value}"))}")),
        .. results.Builds.SelectMany(build => build.Outcome.Steps).Select(step => $"{step.Instruction} {step.Started} {step.Cached}"),
        .. results.Checks.Select(check => $"{check.Key} {check.Round} {check.Result}"),
        .. results.Layers.Select(layer => layer.ToString()),
        .. results.Transfers.Select(transfer => $"{transfer.Key} {transfer.Direction} {transfer.Round} {transfer.Layers} {transfer.Error}"),
    ]);

    private sealed class KilledException : Exception;
}
