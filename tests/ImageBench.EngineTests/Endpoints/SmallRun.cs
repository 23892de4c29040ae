using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Endpoints;

/// <summary>One build with its check: enough for all that goes over a connection.</summary>
internal static class SmallRun
{
    public static Workplace Place() => new Workplace()
        .Scenario(
            "small",
            ("one", $"FROM imagebench/busybox\nCOPY word /word\nRUN echo {Guid.NewGuid()} > /unique\n"),
            ("none", "FROM scratch\n"))
        .With("small", "word", "hello\n")
        .With("small", "scenario.yaml", "check: { args: [cat, /word], command: { exit: 0, stdout: { contains: hello } } }\n");

    public static string[] Arguments(Workplace place, params string[] more) =>
    [
        "--scenarios", place.Scenarios, "--variant", "one", "--results", place.Results, "--base-set", "debian", "--display", "plain",
        "--rounds", "1", "--check-rounds", "0", "--cache", "cold", .. more,
    ];

    /// <summary>What went in, came out and was started.</summary>
    public static void IsBuilt(Workplace place, string way)
    {
        var build = Assert.Single(Csv.Read(place.Runs[0], "builds.csv"));
        Assert.Equal(("built", way), (build["status"], build["way"]));
        var variant = Assert.Single(Csv.Read(place.Runs[0], "variants.csv"));
        Assert.Equal("passed", variant["check"]);
        Assert.NotEqual("", variant["unpacked_size_bytes"]);
    }
}
