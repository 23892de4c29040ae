using System.Text.Json;
using Docker.DotNet;

namespace ImageBench.EngineTests.Matrix;

/// <summary>One image, carried to every engine by load, is the same to the byte on each.</summary>
[Collection(MatrixCollection.Name)]
public class CarriedImageTests(EngineMatrix matrix)
{
    private static readonly string[] Images = [CarriedImages.Tangled, CarriedImages.Multi, "imagebench/go"];

    /// <summary>Engines and images.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> OnTheOthers =>
        Of(EngineMatrix.Trixie, EngineMatrix.Sid, EngineMatrix.SidContainerd);

    /// <summary>The same for engines whose Size is the unpacked one.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> OnOverlay2 =>
        Of(EngineMatrix.Installed, EngineMatrix.Trixie, EngineMatrix.Sid);

    [Theory]
    [MemberData(nameof(OnTheOthers))]
    public async Task ItsFactsAreTheSame(string engine, string image)
    {
        matrix.Need();

        var (here, there) = (await matrix.Inspect(EngineMatrix.Installed, image), await matrix.Inspect(engine, image));

        Assert.Equal(Inspected.WithoutContentSizes(here), Inspected.WithoutContentSizes(there));
        Assert.Contains("\"diff_id\": \"sha256:", there, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OnOverlay2))]
    public async Task ItsUnpackedSizeIsTheOneOfOverlay2(string engine, string image)
    {
        matrix.Need();
        using var client = new DockerClientBuilder().WithEndpoint(matrix.Endpoint(engine)).Build();
        var about = await client.System.GetSystemInfoAsync(TestContext.Current.CancellationToken);
        Assert.Equal("overlay2", about.Driver);

        var size = (await client.Images.InspectImageAsync(image, TestContext.Current.CancellationToken)).Size;

        using var inspected = JsonDocument.Parse(await matrix.Inspect(engine, image));
        Assert.Equal(size, inspected.RootElement.GetProperty("unpacked_size_bytes").GetInt64());
    }

    private static IEnumerable<TheoryDataRow<string, string>> Of(params string[] engines) =>
        from engine in engines from image in Images select new TheoryDataRow<string, string>(engine, image);
}
