using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Model.Images;
using ImageBench.Model.Images.Entries;

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

    /// <summary>What layers that were read before hold: those are not read again where their place allows, and hashed once.</summary>
    public LayerMemory Memory { get; init; } = LayerMemory.Nothing;

    /// <summary>
    /// The image's layers by diff id, where all of them are known before it is read: whatever their files are called, they are only hashed.
    /// </summary>
    public IReadOnlyDictionary<string, KnownLayer>? AllLayers { get; init; }

    /// <summary>Gets the entries of all layers, which are made as it takes them.</summary>
    public Action<IEnumerable<LayerEntry>>? KeepEntries { get; init; }

    /// <summary>The folder that no link of a layout folder may lead out of; null: links are followed wherever they lead.</summary>
    public string? Bounds { get; init; }

    /// <summary>Whether the image is compared with another: then a digest, the mode and the owner of each file are kept too.</summary>
    public bool IsCompared { get; init; }

    /// <summary>
    /// Whether the packages that take most are told: more of the files is looked into then. Of a layer that is remembered nothing is read,
    /// so that its packages are known where it was compared before.
    /// </summary>
    public bool WithPackages { get; init; }

    /// <summary>
    /// The layer whose file has that digest and length, where nothing of it need be read: it was read before, and what it takes compressed
    /// is known or not asked for. Else null.
    /// </summary>
    public Blob? Recall(string digest, long length)
    {
        if (Memory.Find(digest, IsCompared) is not { } known || known.Stored.Bytes != length)
            return null;
        var packed = known.Compression == Compression.None ? Sizer?.Known(known.Content.DiffId) : null;
        return Sizer is null || packed is not null || known.Compression != Compression.None
            ? new Blob(known.StoredDigest, known.Stored, known.Compression, null, known.Content, null) { Packed = packed }
            : null;
    }
}
