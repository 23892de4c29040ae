using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Builds;

/// <summary>
/// Builds that do not work are facts: rows, a sentence, exit 1; the others are measured all the same, and nothing is left.
/// </summary>
public class BadBuildTests(TestEngine engine)
{
    [Theory]
    [InlineData("buildkit")]
    [InlineData("classic")]
    public async Task AFailingStepIsToldWithItsLastLinesAndTheOtherVariantIsMeasured(string builder)
    {
        engine.Need();
        using var place = new Workplace().Scenario("bad", ("good", Dockerfiles.Good), ("failing", Dockerfiles.Failing));

        var result = (await Run(place, "--builder", builder)).Ended(1);

        Assert.Contains("bad/failing", result.Error, StringComparison.Ordinal);
        // "exit code: 3" of the one, "returned a non-zero code: 3" of the other.
        Assert.Contains("code: 3", result.Error, StringComparison.Ordinal);
        Assert.Contains("it breaks here", result.Error, StringComparison.Ordinal);
        Assert.Contains("failed", result.Output, StringComparison.Ordinal);
        var rows = Csv.Read(place.Runs[0], "builds.csv");
        Assert.Equal(["failed"], Statuses(rows, "failing"));
        Assert.Equal(["built", "built", "built", "built"], Statuses(rows, "good"));
        var report = await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("it breaks here", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("buildkit")]
    [InlineData("classic")]
    public async Task ASyntaxErrorIsToldInTheBuildersWords(string builder)
    {
        engine.Need();
        using var place = new Workplace().Scenario("bad", ("good", Dockerfiles.Good), ("wrong", Dockerfiles.SyntaxError));

        var result = (await Run(place, "--builder", builder)).Ended(1);

        Assert.Contains("RUMBLE", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["failed"], Statuses(Csv.Read(place.Runs[0], "builds.csv"), "wrong"));
    }

    [Fact]
    public async Task ABuildThatTakesTooLongIsEnded()
    {
        engine.Need();
        var sleeping = new SleepingBuild();
        using var place = new Workplace().Scenario("slow", ("good", Dockerfiles.Good), ("sleeping", sleeping.Dockerfile));

        var result = (await Run(place, "--timeout", "3s")).Ended(1);

        Assert.Contains("--timeout", result.Error, StringComparison.Ordinal);
        Assert.Equal(["timed-out"], Statuses(Csv.Read(place.Runs[0], "builds.csv"), "sleeping"));
    }

    [Fact]
    public async Task AParentThatCannotBeHadIsAFailedRowInTheEnginesWordsAndTheOthersAreMeasured()
    {
        engine.Need();
        using var place = new Workplace().Scenario("orphan", ("good", Dockerfiles.Good), ("without", Dockerfiles.NoSuchParent));

        var result = (await Run(place)).Ended(1);

        Assert.Contains(
            "The parent image imagebench.invalid/no/such:image of orphan/without cannot be had", result.Error, StringComparison.Ordinal);
        var rows = Csv.Read(place.Runs[0], "builds.csv");
        Assert.All(rows.Where(row => row["variant"] == "good"), row => Assert.Equal("built", row["status"]));
        var failed = Assert.Single(rows, row => row["variant"] == "without");
        Assert.Equal("failed", failed["status"]);
        Assert.Contains("imagebench.invalid", failed["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNoVariantHasItsParentEachIsAFailedRowAndTheRemedyIsTold()
    {
        engine.Need();
        using var place = new Workplace().Scenario(
            "orphan", ("one", Dockerfiles.NoSuchParent), ("without", Dockerfiles.NoSuchParent + "RUN echo again\n"));

        var result = (await Run(place)).Ended(1);

        Assert.Contains("imagebench.invalid/no/such:image", result.Error, StringComparison.Ordinal);
        // No other base set has another image in its place.
        Assert.DoesNotContain("--base-set", result.Error, StringComparison.Ordinal);
        Assert.All(Csv.Read(Assert.Single(place.Runs), "builds.csv"), row => Assert.Equal("failed", row["status"]));
    }

    [Fact]
    public async Task AContextFileThatCannotBeSentIsAMistakeBeforeAnythingIsBuilt()
    {
        engine.Need();
        using var place = new Workplace().Scenario("odd", ("a", Dockerfiles.Good), ("b", Dockerfiles.Other)).With(
            "odd", ".dockerignore", "[\n");

        var result = (await Run(place)).Ended(2);

        Assert.Contains(".dockerignore:1", result.Error, StringComparison.Ordinal);
        Assert.Empty(place.Runs);
    }

    private static string[] Statuses(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, string variant) =>
        [.. rows.Where(row => row["variant"] == variant).Select(row => row["status"])];

    // Every run here is followed by a look at the engine: whatever went wrong, nothing may be left.
    private async Task<HarnessResult> Run(Workplace place, params string[] more)
    {
        var before = await engine.Holdings();
        var result = await Harness.Run(engine.State, place.Arguments(engine, ["--rounds", "2", .. more]));
        Assert.Equal(before, await engine.Holdings());
        return result;
    }
}
