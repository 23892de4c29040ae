using ImageBench.EngineTests.Sessions;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Builds;

/// <summary>Builds that begin with nothing but a cache that an earlier build exported to a registry.</summary>
[Collection(BothEnginesCollection.Name)]
public class ImportedTests(NewerEngine newer)
{
    // Its first stage is in no image: only a cache of all steps brings it.
    private const string Dockerfile = """
        FROM imagebench/busybox AS made
        RUN echo made > /made && cat /proc/sys/kernel/random/uuid > /one
        COPY main.go /
        RUN cat /main.go /one > /out
        FROM imagebench/busybox
        COPY --from=made /out /made /

        """;

    [Fact]
    public async Task OnTheContainerdStoreEveryStepComesFromTheCacheAlsoThoseOfEarlierStages()
    {
        newer.Need();
        using var place = new Workplace().Scenario("imported", ("multi", Dockerfile), ("none", "FROM scratch\n"))
            .With("imported", "main.go", "package main\n");

        var run = await newer.Run(
            "--scenarios", place.Scenarios, "--variant", "multi", "--results", place.Results, "--rounds", "2", "--check-rounds", "0",
            "--cache", "cold", "--cache", "imported", "--display", "plain");

        run.Ended(0);
        var imported = Csv.Read(place.Runs[0], "builds.csv").Where(row => row["cache"] == "imported").ToList();
        Assert.Equal(["built", "built"], imported.Select(row => row["status"]));
        // The parent that both stages share is one step, and in no cache.
        Assert.All(imported, row => Assert.Equal(("5", "4"), (row["steps_total"], row["steps_cached"])));
    }
}
