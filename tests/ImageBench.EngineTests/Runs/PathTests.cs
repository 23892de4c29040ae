using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>What most repositories have: one Dockerfile, with the context above it.</summary>
public class PathTests(TestEngine engine)
{
    [Fact]
    public async Task ABareDockerfileIsMeasuredAloneAndAgainOnAnotherParentWithoutASecondFile()
    {
        engine.Need();
        using var place = new Workplace()
            .With("repo", "services/api/Dockerfile", "FROM imagebench/busybox\nCOPY main.txt /main.txt\n")
            .With("repo", "main.txt", "hello\n");
        var repo = Path.Combine(place.Scenarios, "repo");

        (await Harness.Run(
            engine.State,
            place.Arguments(
                engine, Path.Combine(repo, "services/api/Dockerfile"), "--context", repo, "--rounds", "1", "--cache", "cold", "--also",
                "bare: --from imagebench/busybox=imagebench/static"))).Ended(0);

        var variants = Csv.Read(place.Runs[0], "variants.csv").ToDictionary(row => row["variant"]);
        Assert.Equal(["bare", "default"], variants.Keys.Order(StringComparer.Ordinal));
        Assert.All(variants.Values, row => Assert.Equal("api", row["scenario"]));
        Assert.NotEqual(variants["bare"]["unpacked_size_bytes"], variants["default"]["unpacked_size_bytes"]);
    }
}
