using System.Text.Json;
using Docker.DotNet;

namespace ImageBench.EngineTests.Matrix;

/// <summary>One image, carried to every engine by load, is the same to the byte on each.</summary>
[Collection(MatrixCollection.Name)]
public class CarriedImageTests(EngineMatrix matrix)
{
    private static readonly string[] Images = [CarriedImages.Tangled, CarriedImages.Multi, "imagebench/go"];

    /// <summary>Every engine with every image.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> OnAll =>
        from engine in EngineMatrix.All from image in Images select new TheoryDataRow<string, string>(engine.Data, image);

    public static IEnumerable<TheoryDataRow<string, string>> OnOverlay =>
        from engine in EngineMatrix.Overlay from image in Images select new TheoryDataRow<string, string>(engine.Data, image);

    [Theory]
    [MemberData(nameof(OnAll))]
    public async Task ItsFactsAreTheSame(string engine, string image)
    {
        matrix.Need();

        Assert.Equal(await Inspect(EngineMatrix.Installed, image), await Inspect(engine, image));
    }

    [Theory]
    [MemberData(nameof(OnOverlay))]
    public async Task ItsUnpackedSizeIsTheOneOfOverlay2(string engine, string image)
    {
        matrix.Need();
        using var client = new DockerClientBuilder().WithEndpoint(matrix.Endpoint(engine)).Build();

        var size = (await client.Images.InspectImageAsync(image, TestContext.Current.CancellationToken)).Size;

        using var inspected = JsonDocument.Parse(await Inspect(engine, image));
        Assert.Equal(size, inspected.RootElement.GetProperty("unpacked_size_bytes").GetInt64());
    }

    private async Task<string> Inspect(string engine, string image) =>
        (await Harness.Run(matrix.First.State, "inspect", image, "--engine", matrix.Endpoint(engine).ToString(), "--json")).Ended(0).Output;
}
