using System.Text.Json;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Images;

/// <summary><c>imagebench inspect</c> of images that an engine has.</summary>
public class InspectTests(TestEngine engine)
{
    [Theory]
    [InlineData("--json")]
    [InlineData("--csv")]
    public async Task AnImageAndItsSavedArchiveGiveTheSame(string form)
    {
        engine.Need();
        using var place = new Workplace();
        var archive = Path.Combine(place.Path, "busybox.tar");
        await Save("imagebench/busybox", archive);

        var ofEngine = (await Harness.Run(engine.State, "inspect", "imagebench/busybox", "--engine", engine.Address, form)).Ended(0);
        var ofFile = (await Harness.Run(engine.State, "inspect", archive, form)).Ended(0);

        Assert.Equal(ofEngine.Output, ofFile.Output);
        Assert.Contains("sha256:", ofFile.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItsUnpackedSizeIsTheEngines()
    {
        engine.Need();
        var described = await engine.Engine.FindImage("imagebench/busybox", TestContext.Current.CancellationToken);

        var result = (await Harness.Run(engine.State, "inspect", described!.Id, "--engine", engine.Address, "--json")).Ended(0);

        Assert.Equal(
            described.Size!.Value.Bytes, JsonDocument.Parse(result.Output).RootElement.GetProperty("unpacked_size_bytes").GetInt64());
    }

    [Theory]
    [InlineData("imagebench/never-made")]
    [InlineData("No Such NAME")]
    public async Task AnImageThatIsNotThereIsToldInASentence(string name)
    {
        engine.Need();

        var result = (await Harness.Run(engine.State, "inspect", name, "--engine", engine.Address)).Ended(2);

        Assert.StartsWith($"There is no image '{name}' on the engine at {engine.Address}", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task ARunLeavesARowForEachLayerOfItsImages()
    {
        engine.Need();
        using var place = new Workplace().Scenario("parts", ("a", Dockerfiles.Good), ("b", Dockerfiles.Other));

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold"))).Ended(0);

        var rows = Csv.Read(place.Runs[0], "layers.csv");
        Assert.Equal(["a true", "a false", "b true", "b false"], rows.Select(row => $"{row["variant"]} {row["from_parent"]}"));
        foreach (var variant in Csv.Read(place.Runs[0], "variants.csv"))
        {
            var unpacked = rows.Where(row => row["variant"] == variant["variant"]).Sum(row =>
                long.Parse(row["unpacked_size_bytes"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(variant["unpacked_size_bytes"], TestEngine.Number(unpacked));
        }
    }

    private async Task Save(string image, string path)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var file = File.Create(path);
        await engine.Engine.ReadImage(image, async (archive, token) =>
        {
            await archive.CopyToAsync(file, token);
            return true;
        }, cancel);
    }
}
