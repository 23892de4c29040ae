namespace ImageBench.Model.Images;

/// <summary>
/// What a registry's documents say of one image, none of whose layers was read. <c>Digest</c> is its manifest's; <c>Content</c> is
/// manifest, config and layers together (null: not said). Where its config was not read either, it has no history and no user.
/// </summary>
internal sealed record ListedImage(string Digest, string Platform, ByteSize? Content, IReadOnlyList<ListedImage.Part> Layers)
{
    /// <summary>Null: some layer was never read.</summary>
    public ByteSize? Unpacked => Layers.Aggregate((ByteSize?)default(ByteSize), (sum, layer) => sum + layer.Unpacked);

    public int? HistoryCount { get; init; }

    public string? User { get; init; }

    /// <summary>
    /// A layer: its place from 1, oldest first, its digest and length in the registry; the rest is empty where it is not said.
    /// </summary>
    internal sealed record Part(int Position, string Digest, ByteSize? Content)
    {
        public string DiffId { get; init; } = "";

        /// <summary>Null: it was never read.</summary>
        public ByteSize? Unpacked { get; init; }

        public string Instruction { get; init; } = "";
    }
}
