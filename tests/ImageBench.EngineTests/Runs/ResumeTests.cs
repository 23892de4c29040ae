using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>A run that was interrupted or killed is gone on with to its end.</summary>
public class ResumeTests(TestEngine engine)
{
    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Kill)]
    public async Task AStoppedRunIsGoneOnWith(int signal)
    {
        engine.Need();
        var sleeping = SleepingBuild.Short;
        using var place = new Workplace().Scenario("slow", ("a", Dockerfiles.Good), ("b", sleeping.Dockerfile));
        var before = await engine.Holdings();
        using var stopped = Harness.Start(
            engine.State, place.Arguments(engine, "--cache", "cold", "--cache", "warm", "--rounds", "2", "--seed", "1"));
        await sleeping.UntilAsleep();
        stopped.Signal(signal);
        await stopped.End();
        var run = place.Runs[0];
        var made = Built(run);

        (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);
        var resumed = (await Harness.Run(
            engine.State, "--resume", run, "--scenarios", place.Scenarios, "--engine", engine.Address, "--display", "plain")).Ended(0);

        Assert.Equal([run], place.Runs);
        Assert.NotEmpty(made);
        Assert.Equal(made, Built(run).Take(made.Count));
        var builds = Csv.Read(run, "builds.csv");
        Assert.Equal(8, builds.Select(row => (row["variant"], row["cache"], row["round"])).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(1, 8), builds.Select(row => int.Parse(row["position"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(builds, row => Assert.Equal("built", row["status"]));
        Assert.All(Csv.Read(run, "variants.csv"), row => Assert.NotEqual("", row["unpacked_size_bytes"]));
        Assert.Contains("building it again for its image (not measured)", resumed.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"The run was stopped after {made.Count} builds and resumed",
            await File.ReadAllTextAsync(Path.Combine(run, "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task ARunThatBeganUnderOtherConditionsIsNotGoneOnWith()
    {
        engine.Need();
        using var place = new Workplace().Scenario("pair", ("a", Dockerfiles.Good), ("b", Dockerfiles.Other));
        (await Harness.Run(engine.State, place.Arguments(engine, "--cache", "cold", "--rounds", "1"))).Ended(0);
        var file = Path.Combine(place.Runs[0], "run.json");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            text.Replace("\"interrupted\": false", "\"interrupted\": true", StringComparison.Ordinal).Replace(
                "\"image_store\": \"overlay2\"", "\"image_store\": \"overlayfs\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var builds = await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "builds.csv"), TestContext.Current.CancellationToken);

        var refused = (await Harness.Run(
            engine.State, "--resume", place.Runs[0], "--scenarios", place.Scenarios, "--engine", engine.Address)).Ended(2);

        Assert.Contains(
            "cannot be resumed under other conditions than it began under: image store (overlayfs against overlay2). Start another run.",
            refused.Error,
            StringComparison.Ordinal);
        Assert.Equal(builds, await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "builds.csv"), TestContext.Current.CancellationToken));
    }

    private static List<string> Built(string run) =>
        [.. File.ReadAllLines(Path.Combine(run, "builds.csv")).Skip(1).Where(line => line.Contains(",built,", StringComparison.Ordinal))];
}
