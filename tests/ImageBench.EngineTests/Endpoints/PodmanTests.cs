using ImageBench.EngineTests.Matrix;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Endpoints;

/// <summary>Podman, over the part of its API that is Docker's.</summary>
public class PodmanTests(TestEngine engine)
{
    [Fact]
    public async Task ARunThereIsCalledPodmansAndTellsItsTimesWithoutComparingThem()
    {
        engine.Need();
        using var podman = await PodmanService.Start();
        using (var parent = await SavedImages.Save(engine.Endpoint, ["imagebench/busybox"], TestContext.Current.CancellationToken))
            await parent.Load(podman.Endpoint, TestContext.Current.CancellationToken);
        using var place = SmallRun.Place();

        var run = await Harness.Run(engine.State, SmallRun.Arguments(place, "--engine", podman.Endpoint.ToString()));

        run.Ended(0);
        SmallRun.IsBuilt(place, "tar");
        Assert.Equal("buildah", Assert.Single(Csv.Read(place.Runs[0], "builds.csv"))["builder"]);
        var page = await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("The images were built by Podman (buildah)", page, StringComparison.Ordinal);
        Assert.Contains("Podman ", page, StringComparison.Ordinal);
    }
}
