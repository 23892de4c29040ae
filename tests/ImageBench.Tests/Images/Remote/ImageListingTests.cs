using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Images.Remote;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Tests.Images.Remote;

public class ImageListingTests
{
    [Fact]
    public async Task AListTakesMemoryForItsLayersNotForTheirSquare()
    {
        var image = PushedImage.Of("linux/amd64", [.. Enumerable.Repeat(new byte[1024], 4_000)]);
        var images = new RemoteImages(new PlayedRepository(image.Blobs, image.Root), "1", new LayerShelf(), LayerMemory.Nothing);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (listed, _) = await images.List(ImageChoice.Any, TestContext.Current.CancellationToken);

        // The square of them is 128 MB of references alone.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
        Assert.Equal("COPY 3999 /", listed.Layers[^1].Instruction);
    }
}
