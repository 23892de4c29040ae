namespace ImageBench.Model.Images;

/// <summary>
/// What is known of one image, from its own archive. <c>Layers</c> are oldest first; <c>HistoryCount</c> counts history entries, with and
/// without a layer.
/// </summary>
internal sealed record ImageFacts(
    string ImageId,
    IReadOnlyList<Layer> Layers,
    int HistoryCount,
    string User)
{
    /// <summary>Operating system, architecture and, where there is one, variant, such as "linux/amd64" and "linux/arm/v7".</summary>
    public string Platform { get; init; } = "";

    /// <summary>
    /// Manifest, config and layers as stored; null where the archive has no manifest of its own or holds a layer that is not compressed.
    /// </summary>
    public ByteSize? StoredContent { get; init; }

    /// <summary>Manifest, config and layers as a registry holds and sends them; null: not known.</summary>
    public ByteSize? Content { get; init; }

    /// <summary>Null where the content size is not known.</summary>
    public ContentSource? ContentSource { get; init; }

    /// <summary>What lies beside this image and is about it; its bytes are in no size.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Where the wasted bytes are, most first.</summary>
    public IReadOnlyList<WastedFile> Waste { get; init; } = [];

    /// <summary>What a container would see; null: not known.</summary>
    public ImageContents? Contents { get; init; }

    /// <summary>
    /// Packages that the databases of dpkg and apk call installed; null: there is no database, or it is too large to read.
    /// </summary>
    public int? PackageCount { get; init; }

    /// <summary>Files that run as their owner, whoever starts them; null: not known.</summary>
    public int? SetuidCount { get; init; }

    /// <summary>Whether a folder of programs holds a shell; null: not known.</summary>
    public bool? HasShell { get; init; }

    /// <summary>The TCP ports that its EXPOSE instructions name, the lowest first.</summary>
    public IReadOnlyList<int> ExposedPorts { get; init; } = [];

    /// <summary>Null: not known.</summary>
    public Equipment? Equipment { get; init; }

    public bool RunsAsRoot => IsRoot(User);

    public ByteSize Unpacked => new(Layers.Sum(layer => layer.Unpacked.Bytes));

    /// <summary>Null: not known.</summary>
    public ByteSize? Wasted => Layers.Aggregate((ByteSize?)default(ByteSize), (sum, layer) => sum + layer.Wasted);

    /// <summary>Whether an image's USER is root: none, "root" and 0 are, with any group.</summary>
    public static bool IsRoot(string user) => user.Split(':')[0] is "" or "0" or "root";

    public int FileCount => Layers.Sum(layer => layer.FileCount);
}

/// <summary>
/// Where a content size comes from: the blobs and the manifest as they are stored, or, where a layer is stored unpacked, a push made up
/// here.
/// </summary>
internal enum ContentSource
{
    [Word("stored")]
    Stored,

    [Word("computed")]
    Computed,
}
