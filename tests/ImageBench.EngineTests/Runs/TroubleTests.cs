using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>
/// Engines that die or have no room, and disks that are full: one sentence, the right exit code, and what was done is kept.
/// </summary>
public class TroubleTests(TestEngine engine)
{
    [Fact]
    public async Task AnEngineThatDiesHalfWayEndsTheRunAndWhatWasDoneIsKept()
    {
        engine.Need();
        var sleeping = new SleepingBuild();
        using var place = new Workplace().Scenario("slow", ("a", Dockerfiles.Good), ("b", sleeping.Dockerfile));
        await using var second = await SecondEngine.Start(engine, place.Path);
        string[] where = ["--scenarios", place.Scenarios, "--results", place.Results, "--engine", second.Address];
        using var harness = Harness.Start(engine.State, [.. where, "--base-set", "debian", "--cache", "cold", "--seed", "1"]);
        while (place.Runs.Count == 0 || Csv.Read(place.Runs[0], "builds.csv").Count == 0)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var asleep = await sleeping.UntilAsleep();

        // The step's process outlives an engine that is killed.
        await Shell.Run($"kill -9 {TestEngine.Number(second.DockerdId)} {TestEngine.Number(asleep)}");
        var result = (await harness.End()).Ended(3);

        Assert.Contains($"The engine at {second.Address} stopped answering while building", result.Error, StringComparison.Ordinal);
        Assert.Equal("built", Csv.Read(place.Runs[0], "builds.csv")[0]["status"]);
        Assert.NotEmpty(Csv.Read(place.Runs[0], "variants.csv"));
    }

    [Fact]
    public async Task AnEngineWithoutSpaceFailsThatBuildAndGoesOn()
    {
        engine.Need();
        await using var disk = await SmallDisk.Make("64m");
        using var place = new Workplace().Scenario(
            "big", ("a", Dockerfiles.Good), ("b", "FROM imagebench/busybox\nRUN dd if=/dev/zero of=/big bs=1M count=100\n"));
        await using var second = await SecondEngine.Start(engine, disk.Path);
        string[] where = ["--scenarios", place.Scenarios, "--results", place.Results, "--engine", second.Address];

        var result = (await Harness.Run(engine.State, [.. where, "--base-set", "debian", "--rounds", "1"])).Ended(1);

        Assert.Contains("No space left on device", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, Csv.Read(place.Runs[0], "builds.csv").Count(row => row["variant"] == "a" && row["status"] == "built"));
    }

    [Fact]
    public async Task AResultsFolderWithoutSpaceEndsTheRunWithASentence()
    {
        engine.Need();
        await using var disk = await SmallDisk.Make("8k");
        using var place = new Workplace().Scenario("pair", ("a", Dockerfiles.Good), ("b", Dockerfiles.Other));
        var before = await engine.Holdings();

        var result = (await Harness.Run(
            engine.State,
            [
                "--scenarios",
                place.Scenarios,
                "--results",
                disk.Path,
                "--engine",
                engine.Address,
                "--base-set",
                "debian",
                "--rounds",
                "1",
            ])).Ended(2);

        Assert.Contains(disk.Path, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(disk.Path, "*.part", SearchOption.AllDirectories));
        Assert.Contains("No space is left on the disk", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await engine.Holdings());
    }
}
