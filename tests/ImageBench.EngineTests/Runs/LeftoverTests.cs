using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>What a run makes on an engine is gone after it, however it ends; what it did not make stays.</summary>
public class LeftoverTests(TestEngine engine)
{
    [Theory]
    [InlineData("buildkit")]
    [InlineData("classic")]
    public async Task NothingIsLeftAfterARun(string builder)
    {
        engine.Need();
        using var place = new Workplace().Scenario("pair", ("one", Dockerfiles.TwoStages), ("two", Dockerfiles.Other));
        var before = await engine.Holdings();

        (await Harness.Run(engine.State, place.Arguments(engine, "--builder", builder))).Ended(0);

        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task KeptImagesAreTheUsersAndSoIsAllThatIsMadeFromThem()
    {
        engine.Need();
        using var place = new Workplace().Scenario("pair", ("one", Dockerfiles.Good), ("two", Dockerfiles.Other));
        var before = await engine.Holdings();
        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--keep-images"))).Ended(0);
        List<string> kept = [.. Csv.Read(place.Runs[0], "builds.csv").Select(row => row["image_id"]).Distinct()];
        var docker = $"docker -H {engine.Address}";
        await Shell.Run($"{docker} run -d --name users-own -v users-data:/data {kept[0]} sh -c 'echo precious > /data/file; sleep 600'");
        await Shell.Run($"echo 'FROM {kept[0]}' | {docker} build -q -");
        var committed = (await Shell.Run($"{docker} commit users-own")).Trim();
        var users = await engine.Holdings();

        var cleaned = (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);

        Assert.Equal(users, await engine.Holdings());
        Assert.DoesNotContain("Removed", cleaned.Output, StringComparison.Ordinal);
        Assert.Equal("precious\n", await Shell.Run($"{docker} exec users-own cat /data/file"));
        // Each by its own id, never by a prune: the engine is shared with the other tests, and some of their images have no name.
        await Shell.Run($"{docker} rm -f users-own && {docker} volume rm users-data && {docker} rmi {committed}");
        await Shell.Run($"{docker} rmi -f {string.Join(' ', kept)} || true");
        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task AUsersContainerOfAnImageThatCarriesARunsLabelIsNotTheRuns()
    {
        engine.Need();
        var docker = $"docker -H {engine.Address}";
        var image = (await Shell.Run(
            $"printf 'FROM imagebench/busybox\\nLABEL imagebench.run=20260101-000000-old-01234567\\n' | {docker} build -q -t users/own "
                + "-")).Trim();
        try
        {
            await Shell.Run($"{docker} run -d --name users-own {image} sleep 600");

            (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);

            Assert.Equal("true\n", await Shell.Run(docker + " inspect -f '{{.State.Running}}' users-own"));
        }
        finally
        {
            await Shell.Run($"{docker} rm -f users-own && {docker} rmi users/own");
        }
    }

    [Fact]
    public async Task ImagesThatSomebodyElseMadeStay()
    {
        engine.Need();
        using var place = new Workplace().Scenario("pair", ("one", Dockerfiles.Good), ("two", Dockerfiles.Other));
        await engine.Engine.Import(
            "somebody/else",
            new Dictionary<string, string> { ["imagebench.other"] = "yes" },
            EmptyTar.Write,
            TestContext.Current.CancellationToken);
        try
        {
            (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--builder", "classic"))).Ended(0);
            (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);

            Assert.NotNull(await engine.Engine.FindImage("somebody/else", TestContext.Current.CancellationToken));
        }
        finally
        {
            await EngineContents.RemoveImage(new Uri(engine.Address), "somebody/else");
        }
    }

    [Theory]
    [InlineData("buildkit", Signals.Interrupt)]
    [InlineData("classic", Signals.Interrupt)]
    [InlineData("buildkit", Signals.Terminate)]
    [InlineData("buildkit", Signals.Hangup)]
    public async Task AnInterruptedRunKeepsWhatWasDoneAndLeavesNothing(string builder, int signal)
    {
        engine.Need();
        var sleeping = new SleepingBuild();
        using var place = new Workplace().Scenario("slow", ("a", Dockerfiles.Good), ("b", sleeping.Dockerfile));
        var before = await engine.Holdings();
        // This seed puts the variant that builds first.
        using var harness = Harness.Start(engine.State, place.Arguments(engine, "--builder", builder, "--cache", "cold", "--seed", "1"));
        await harness.Until(() => Task.FromResult(place.Runs.Count == 1 && Csv.Read(place.Runs[0], "builds.csv").Count >= 1));
        await sleeping.UntilAsleep();

        harness.Signal(signal);
        var result = (await harness.End()).Ended(130);

        Assert.Contains("Interrupted", result.Error, StringComparison.Ordinal);
        Assert.Equal(["built", "cancelled"], Csv.Read(place.Runs[0], "builds.csv").Select(row => row["status"]));
        Assert.Contains(
            "\"interrupted\": true",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "run.json"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(2, Csv.Read(place.Runs[0], "variants.csv").Count);
        Assert.Equal(before, await engine.Holdings());
        (await Harness.Run(engine.State, "report", place.Runs[0])).Ended(0);
    }

    [Fact]
    public async Task WhatAKilledRunLeftIsCleanedAndALivingRunIsLeftAlone()
    {
        engine.Need();
        var sleeping = new SleepingBuild();
        using var place = new Workplace().Scenario("slow", ("a", Dockerfiles.Good), ("b", sleeping.Dockerfile));
        var before = await engine.Holdings();
        using var harness = Harness.Start(engine.State, place.Arguments(engine, "--cache", "cold", "--seed", "1"));
        await harness.Until(() => Task.FromResult(place.Runs.Count == 1 && Csv.Read(place.Runs[0], "builds.csv").Count >= 1));

        var during = (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);
        Assert.Contains("still going on", during.Output, StringComparison.Ordinal);
        harness.Signal(Signals.Kill);
        await harness.End();
        Assert.NotEqual(before, await engine.Holdings());

        var after = (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);
        Assert.Contains("Removed what run", after.Output, StringComparison.Ordinal);
        Assert.Equal(before, await engine.Holdings());
    }
}
