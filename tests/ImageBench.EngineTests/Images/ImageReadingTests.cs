using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Images.Archives;

namespace ImageBench.EngineTests.Images;

/// <summary>What is read from an image's archive against what the engine says of the same image.</summary>
public class ImageReadingTests(TestEngine engine)
{
    [Theory]
    [InlineData("imagebench/debian")]
    [InlineData("imagebench/go")]
    [InlineData("imagebench/busybox")]
    public async Task UnpackedSizeAndDiffIdsAreTheEngines(string image)
    {
        engine.Need();
        var cancel = TestContext.Current.CancellationToken;
        var described = await engine.Engine.FindImage(image, cancel);
        Assert.NotNull(described);

        var facts = await engine.Engine.ReadImage(described.Id,
            (archive, token) => ImageArchive.Read(archive, new ImageReading { ImageId = described.Id }, token), cancel);

        Assert.Equal(described.Size, facts.Unpacked);
        Assert.Equal(described.DiffIds, facts.Layers.Select(layer => layer.DiffId));
    }

    [Theory]
    [InlineData("buildkit")]
    [InlineData("classic")]
    public async Task ADeletedDirectoryAndOverwrittenFilesAreWaste(string builder)
    {
        engine.Need();
        using var place = new Workplace().Scenario(
            "waste",
            ("a", "FROM imagebench/busybox\nRUN mkdir /d && dd if=/dev/zero of=/d/big bs=1M count=50\nRUN rm -rf /d\n"),
            ("b",
                "FROM imagebench/busybox\nRUN head -c 1000 /dev/zero > /f\nRUN head -c 2000 /dev/zero > /f\nRUN head -c 4000 /dev/zero > "
                    + "/f\n"));

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--builder", builder))).Ended(0);

        var wasted = Csv.Read(place.Runs[0], "variants.csv").ToDictionary(row => row["variant"], row => row["wasted_bytes"]);
        Assert.Equal(TestEngine.Number(50 << 20), wasted["a"]);
        Assert.Equal("3000", wasted["b"]);
    }

    [Fact]
    public async Task LayersOfTheParentAreCountedApart()
    {
        engine.Need();
        using var place = new Workplace().Scenario("parts", ("a", Dockerfiles.Good), ("b", Dockerfiles.Other));

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold"))).Ended(0);

        var busybox = await engine.Engine.FindImage("imagebench/busybox", TestContext.Current.CancellationToken);
        Assert.All(Csv.Read(place.Runs[0], "variants.csv"), row =>
        {
            Assert.Equal("2", row["layer_count"]);
            Assert.Equal("1", row["parent_layer_count"]);
            Assert.Equal(TestEngine.Number(busybox!.Size!.Value.Bytes), row["parent_unpacked_size_bytes"]);
        });
    }
}
