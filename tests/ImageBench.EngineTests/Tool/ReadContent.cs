using ImageBench.Images.Archives;
using ImageBench.Images.ContentSizes;
using ImageBench.Model.Images;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Tool;

/// <summary>Reads an image as a run does, with content sizes.</summary>
internal static class ReadContent
{
    public static async Task<ImageFacts> Of(IEngine engine, string image, SizedLayers known)
    {
        var cancel = TestContext.Current.CancellationToken;
        var described = await engine.FindImage(image, cancel);
        Assert.NotNull(described);
        using var sizer = new ContentSizer(known, described.DiffIds);
        return await engine.ReadImage(described.Id, (archive, token) =>
            ImageArchive.Read(archive, new ImageReading { ImageId = described.Id, Sizer = sizer }, token), cancel);
    }
}
