using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Sessions;

/// <summary>
/// A BuildKit by itself, for which the one within an engine stands in, behind a socket that takes HTTP/2 and nothing else. What that does
/// not show: another release of BuildKit.
/// </summary>
[Collection(BothEnginesCollection.Name)]
public class StandaloneTests(TestEngine installed, NewerEngine newer)
{
    private static readonly string[] Sizes =
    [
        "unpacked_size_bytes", "layer_count", "history_count", "parent_layer_count", "parent_unpacked_size_bytes", "wasted_bytes",
        "file_count", "check",
    ];

    [Fact]
    public async Task ARunThroughItGivesTheSizesOfTheSameRunThroughItsEngine()
    {
        installed.Need();
        newer.Need();
        var engine = (await newer.Start()).Facts.Endpoint;
        await using var proxy = SocketProxy.TakingHttp2(new Uri(engine));
        using var place = new Workplace()
            .Scenario(
                "small",
                ("one", "ARG BASE=imagebench/busybox\nFROM $BASE\nCOPY word /word\nCOPY word /again\nRUN rm /again\n"
                    + "CMD [\"cat\", \"/word\"]\n"),
                ("two", "FROM imagebench/debian AS build\nRUN cp /etc/debian_version /v\nFROM scratch\nCOPY --from=build /v /v\n"
                    + "COPY --from=imagebench/busybox /bin /bin\nCOPY word /word\nCMD [\"/bin/cat\", \"/word\"]\n"))
            .With("small", "word", "hello\n")
            .With("small", "scenario.yaml", "check: { command: { exit: 0, stdout: { contains: hello } } }\n");

        (await Run(place, "--engine", engine)).Ended(0);
        (await Run(place, "--engine", $"buildkit+{proxy.Endpoint}", "--check-engine", engine)).Ended(0);
        var bare = (await Run(place, "--engine", $"buildkit+{proxy.Endpoint}", "--base-set", "hub")).Ended(0);

        var (through, alone) = (place.Runs[0], place.Runs[1]);
        foreach (var column in Sizes)
            Assert.Equal(Column(through, "variants.csv", column), Column(alone, "variants.csv", column));
        Assert.Equal(Column(through, "layers.csv", "unpacked_size_bytes"), Column(alone, "layers.csv", "unpacked_size_bytes"));
        Assert.All(Column(alone, "builds.csv", "status"), status => Assert.Equal("built", status));
        Assert.All(Column(alone, "variants.csv", "check"), check => Assert.Equal("passed", check));
        Assert.Contains(
            "\"product\": \"BuildKit\"",
            await File.ReadAllTextAsync(Path.Combine(alone, "run.json"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        // Nothing beside it has parents, which is told, and it decides: the one that stands in has those of its engine.
        Assert.Contains("cannot be had: a BuildKit by itself holds no images", bare.Error, StringComparison.Ordinal);
        Assert.Contains(
            "Started: not tried.",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[2], "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImageOfTheSameLayersHasTheContentSizeThatItHasThroughItsEngine()
    {
        installed.Need();
        newer.Need();
        var engine = (await newer.Start()).Facts.Endpoint;
        await using var proxy = SocketProxy.TakingHttp2(new Uri(engine));
        // Copied files alone, which the cache knows by their content: both have the very same layers.
        using var place = new Workplace()
            .Scenario("same", ("one", "FROM scratch\nCOPY --from=imagebench/busybox /bin /bin\nCOPY word /word\nCMD [\"/bin/true\"]\n"))
            .With("same", "word", $"{Guid.NewGuid()}\n");
        string[] warm = ["--cache", "warm"];

        (await RunWith(place, warm, "--engine", engine, "--base-set", "debian")).Ended(0);
        (await RunWith(place, warm, "--engine", $"buildkit+{proxy.Endpoint}", "--check-engine", engine, "--base-set", "debian")).Ended(0);

        Assert.Equal(Column(place.Runs[0], "layers.csv", "diff_id"), Column(place.Runs[1], "layers.csv", "diff_id"));
        Assert.Equal(
            Column(place.Runs[0], "variants.csv", "content_size_bytes"), Column(place.Runs[1], "variants.csv", "content_size_bytes"));
    }

    private static IEnumerable<string> Column(string run, string file, string column) => Csv.Read(run, file).Select(row => row[column]);

    private Task<HarnessResult> Run(Workplace place, params string[] more) => RunWith(
        place,
        ["--cache", "cold", "--cache", "warm", .. more.Contains("--base-set") ? Array.Empty<string>() : ["--base-set", "debian"]],
        more);

    private Task<HarnessResult> RunWith(Workplace place, string[] states, params string[] more) => Harness.Run(
        installed.State,
        [
            "--scenarios", place.Scenarios, "--results", place.Results, "--display", "plain", "--rounds", "1", "--check-rounds", "1",
            .. states,
            .. more,
        ]);
}
