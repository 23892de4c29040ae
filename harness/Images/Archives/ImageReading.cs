using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Model.Images;

namespace ImageBench.Images.Archives;

/// <summary>What is wanted of an archive or a layout folder, and which image of it.</summary>
internal sealed record ImageReading
{
    /// <summary>The id that an engine knows the image by; null: it comes from no engine.</summary>
    public string? ImageId { get; init; }

    public ImageChoice Choice { get; init; } = ImageChoice.Any;

    /// <summary>
    /// Finds the content sizes of layers that lie there unpacked, at the cost of compressing the new ones; null: they are not known.
    /// </summary>
    public ContentSizer? Sizer { get; init; }

    /// <summary>Gets the entries of all layers, which are made as it takes them.</summary>
    public Action<IEnumerable<LayerEntry>>? KeepEntries { get; init; }

    /// <summary>Whether the image is compared with another: then a digest, the mode and the owner of each file are kept too.</summary>
    public bool IsCompared { get; init; }
}
