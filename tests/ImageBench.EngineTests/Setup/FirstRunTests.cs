using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Setup;

/// <summary>The README's command on a machine as new as the state folder is, and the same again.</summary>
public class FirstRunTests(TestEngine engine)
{
    [Fact]
    public void EndsWellAndShowsTheTable()
    {
        engine.Need();
        var output = engine.FirstRun!.Ended(0).Output;
        foreach (var heading in new[] { "variant", "unpacked size", "reduction", "content size", "layers", "cold", "warm",
            "single (baseline)", "multi", "distroless", "scratch" })
        {
            Assert.Contains(heading, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LeavesAWholeRunFolder()
    {
        engine.Need();
        engine.FirstRun!.Ended(0);
        var run = engine.FirstResults.Runs[0];
        foreach (var file in new[] { "run.json", "report.md", "charts/sizes.png", "charts/sizes.svg", "charts/layers.png",
            "charts/layers.svg", "charts/build-times.png", "charts/build-times.svg" })
        {
            Assert.True(new FileInfo(Path.Combine(run, file)) is { Exists: true, Length: > 0 }, file);
        }

        var builds = Csv.Read(run, "builds.csv");
        // Four variants, cold and warm.
        Assert.Equal(8, builds.Count);
        Assert.Equal(8, Csv.Read(run, "times.csv").Count);
        Assert.All(
            Directory.GetFiles(run, "*.csv"),
            file => Assert.Equal(Path.GetFileName(run), Csv.Read(run, Path.GetFileName(file))[0]["run_id"]));
        Assert.All(builds, build => Assert.Equal("built", build["status"]));
        Assert.All(builds, build => Assert.StartsWith("sha256:", build["image_id"], StringComparison.Ordinal));
        Assert.All(
            builds, build => Assert.True(double.Parse(build["build_seconds"], System.Globalization.CultureInfo.InvariantCulture) > 0));
    }

    [Fact]
    public void FindsMultiAtLeastNinetyPercentSmaller()
    {
        engine.Need();
        engine.FirstRun!.Ended(0);
        var variants = Csv.Read(engine.FirstResults.Runs[0], "variants.csv").ToDictionary(row => row["variant"]);
        Assert.Equal("true", variants["single"]["is_baseline"]);
        Assert.InRange(
            double.Parse(variants["multi"]["unpacked_reduction_percent"], System.Globalization.CultureInfo.InvariantCulture), 90, 99.9);
    }

    [Fact]
    public void CountsUnpackedSizeAsOverlay2Does()
    {
        engine.Need();
        engine.FirstRun!.Ended(0);
        Assert.Equal("overlay2", engine.Engine.Facts.ImageStore);
        Assert.All(
            Csv.Read(engine.FirstResults.Runs[0], "variants.csv"),
            row => Assert.Equal(row["engine_size_bytes"], row["unpacked_size_bytes"]));
    }

    [Fact]
    public void NeedsNoSetUpTheSecondTime()
    {
        engine.Need();
        var said = engine.SecondRun!.Ended(0).Error;
        foreach (var work in new[] { "Making", "apt-get", "mmdebstrap" })
            Assert.DoesNotContain($"{work} ", said, StringComparison.Ordinal);
    }
}
