using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Builds;

/// <summary>Variants that are two builds with a file carried between them.</summary>
public class SeveralBuildsTests(TestEngine engine)
{
    private const string Yaml =
        "variants:\n  staged:\n  two:\n    steps:\n      - { dockerfile: Dockerfile.first, copy: { /out/made: in/made } }\n      - { "
            + "dockerfile: Dockerfile.second }\nedit: { source: main.sh }\n";
    private const string First =
        "FROM imagebench/busybox\nCOPY main.sh /src/\nRUN mkdir /out && sh /src/main.sh > /out/made && chmod 750 /out/made\n";

    [Theory]
    [InlineData("buildkit")]
    [InlineData("classic")]
    public async Task AreMeasuredInEveryStateAndLeaveNothingBehind(string builder)
    {
        engine.Need();
        var before = await engine.Holdings();
        using var place = Place();

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "2", "--builder", builder))).Ended(0);

        var builds = Csv.Read(place.Runs[0], "builds.csv");
        Assert.All(builds, build => Assert.Equal("built", build["status"]));
        Assert.Equal(2 * 2 * 3, builds.Count);
        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task GiveTheSameFileWithTheSameModeAsStages()
    {
        engine.Need();
        using var place = Place();

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--keep-images"))).Ended(0);

        var files = await Files(Csv.Read(place.Runs[0], "builds.csv"), "/made");
        Assert.Equal(2, files.Count);
        Assert.Equal((UnixFileMode)0b111_101_000, Assert.Single(files.Distinct()).Mode);
        (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);
    }

    [Fact]
    public async Task OfTheBundledScenarioHoldTheSameProgramAsStages()
    {
        engine.Need();
        using var place = new Workplace();
        string[] run = ["--scenario", "builder-pattern", "--cache", "cold", "--rounds", "1", "--keep-images"];

        (await Harness.Run(engine.State, [.. run, "--results", place.Results, "--engine", engine.Address, "--base-set", "debian"])).Ended(
            0);

        var files = await Files(Csv.Read(place.Runs[0], "builds.csv"), "/usr/local/bin/words");
        Assert.Equal(2, files.Count);
        Assert.Single(files.Distinct());
        (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);
    }

    [Fact]
    public async Task AreCachedWhereNothingChangedAndBothAreStepsOfOneRow()
    {
        engine.Need();
        using var place = Place();

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--variant", "two"))).Ended(0);

        var steps = Csv.Read(place.Runs[0], "steps.csv");
        Assert.Equal(3, steps.Count(step => step["instruction"] == "carry /out/made"));
        Assert.DoesNotContain(
            steps,
            step => step["cache"] == "warm"
                && step["number"].Length > 0
                && step["cached"] == "false"
                && !step["instruction"].StartsWith("FROM", StringComparison.Ordinal));
        Assert.Equal(
            2,
            steps.Count(step =>
                step["cache"] == "incremental-source"
                    && step["cached"] == "false"
                    && step["instruction"].StartsWith("RUN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WithoutTheFileFailWithItsName()
    {
        engine.Need();
        using var place = Place().With("several", "Dockerfile.first", "FROM imagebench/busybox\nRUN mkdir -p /out/made\n");

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--variant", "two"))).Ended(1);

        // The reader of these tests parts a quoted cell at its comma.
        Assert.Equal(
            "\"the image of Dockerfile.first has no file /out/made", Assert.Single(Csv.Read(place.Runs[0], "builds.csv"))["error"]);
    }

    private async Task<List<(string Digest, UnixFileMode Mode)>> Files(IEnumerable<IReadOnlyDictionary<string, string>> builds, string path)
    {
        var files = new List<(string, UnixFileMode)>();
        foreach (var build in builds)
        {
            using var target = new ScratchFile(Path.GetTempPath());
            var file = await engine.Engine.ReadFile(
                build["image_id"],
                path,
                new Dictionary<string, string> { [RunLabel.Name] = "looking" },
                target,
                TestContext.Current.CancellationToken);
            files.Add((Convert.ToHexString(file!.Digest.Span), file.Mode));
        }

        return files;
    }

    // The program prints what it was made of, so that a change of the source reaches the second build too.
    private static Workplace Place() => new Workplace()
        .With("several", "scenario.yaml", Yaml)
        .With("several", "main.sh", "cat /src/main.sh\n")
        .With("several", "Dockerfile.first", First)
        .With("several", "Dockerfile.second", "FROM imagebench/busybox\nCOPY in/made /made\nRUN cat /made > /copy\n")
        .With(
            "several",
            "Dockerfile.staged",
            First.Replace("FROM imagebench/busybox", "FROM imagebench/busybox AS first", StringComparison.Ordinal)
                + "FROM imagebench/busybox\nCOPY --from=first /out/made /made\nRUN cat /made > /copy\n");
}
