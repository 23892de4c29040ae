using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>
/// An image archive, as <c>docker save</c>, crane, skopeo or buildx write it, read once, as it arrives. No size or ratio is refused: a
/// layer of a terabyte of zeros is a legal image. Memory is bounded whatever arrives: blocks, documents up to a limit, and some facts by
/// file.
/// </summary>
internal static class ImageArchive
{
    /// <summary>Reads the image that is meant.</summary>
    /// <exception cref="Fault">The archive is damaged, breaks off, or is none of an image; or it does not hold the one that is
    /// meant.</exception>
    public static async Task<ImageFacts> Read(Stream archive, ImageReading reading, CancellationToken cancellationToken) =>
        (await ReadTree(archive, reading, cancellationToken)).Facts;

    /// <summary>The same with the tree of its files.</summary>
    /// <exception cref="Fault">The archive is damaged, breaks off, or is none of an image; or it does not hold the one that is
    /// meant.</exception>
    public static Task<ImageTree> ReadTree(Stream archive, ImageReading reading, CancellationToken cancellationToken) =>
        ReadFault.Sentences("archive", async () =>
    {
        var contents = await ArchiveContents.Read(archive, reading, cancellationToken);
        var images = new Manifests(contents);
        return new HeldImage(contents, images, images.Choose(reading.ImageId, reading.Choice)).Read(reading);
    });

    /// <summary>The image of a folder in OCI layout.</summary>
    /// <exception cref="Fault">The folder is damaged or none of an image; or it does not hold the one that is meant.</exception>
    public static Task<ImageTree> ReadFolder(string path, ImageReading reading, CancellationToken cancellationToken) =>
        ReadFault.Sentences("folder", async () =>
    {
        var folder = new LayoutFolder(path, reading);
        var contents = await folder.ReadDocuments(cancellationToken);
        var images = new Manifests(contents);
        var image = images.Choose(reading.ImageId, reading.Choice);
        await folder.ReadLayers(image, cancellationToken);
        return new HeldImage(contents, images, image).Read(reading);
    });
}
