using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Images.ContentSizes;
using ImageBench.Model.Images;

namespace ImageBench.EngineTests.Matrix;

/// <summary>Content sizes against what a registry holds after a push: that of a containerd store to the byte.</summary>
[Collection(MatrixCollection.Name)]
public class PushedContentTests(EngineMatrix matrix)
{
    [Theory]
    [InlineData("imagebench/busybox")]
    [InlineData("imagebench/debian")]
    [InlineData("imagebench/go")]
    [InlineData(CarriedImages.Multi)]
    [InlineData(CarriedImages.Tangled)]
    public async Task OfAContainerdStoreIsWhatAPushSends(string image)
    {
        matrix.Need();

        var (facts, held) = await ReadAndPush(EngineMatrix.SidContainerd, matrix.NetworkOf(EngineMatrix.SidContainerd), image);

        Assert.Equal(held, facts.Content!.Value.Bytes);
        Assert.Equal(ContentSource.Stored, facts.ContentSource);
    }

    [Theory]
    [InlineData(CarriedImages.Multi)]
    [InlineData(CarriedImages.Tangled)]
    public async Task OfOverlay2IsWhatAPushSendsButForTheCompressor(string image)
    {
        matrix.Need();

        var (facts, held) = await ReadAndPush(EngineMatrix.Installed, inNetworkOf: null, image);

        Assert.InRange(facts.Content!.Value.Bytes, held * 0.995, held * 1.005);
        Assert.Equal(ContentSource.Computed, facts.ContentSource);
    }

    private async Task<(ImageFacts Facts, long Held)> ReadAndPush(string engine, int? inNetworkOf, string image)
    {
        using var registry = await Registry.Start(inNetworkOf);
        var address = new EngineAddress(matrix.Endpoint(engine), "the tests");
        using var connected = await DockerEngine.Connect(
            address, isPrivate: false, TimeProvider.System, TestContext.Current.CancellationToken);
        return (await ReadContent.Of(connected, image, SizedLayers.Nothing), await registry.Push(address.Endpoint, image));
    }
}
