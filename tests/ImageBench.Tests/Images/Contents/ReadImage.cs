using ImageBench.Images.Archives;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Contents;

/// <summary>An image of layers, as it is read from its archive.</summary>
internal static class ReadImage
{
    public static Task<ImageFacts> Of(ArchiveBuilder image, params TarBytes[] layers)
    {
        foreach (var layer in layers)
            image.Layer(layer.End());
        return ImageArchive.Read(new MemoryStream(image.Legacy()), new ImageReading(), TestContext.Current.CancellationToken);
    }
}
