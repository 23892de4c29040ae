namespace ImageBench.Model.Builds;

/// <summary>
/// A file taken out of one build's image, for the context of the next; <c>Path</c> is where it lies, <c>Digest</c> the sha256 of its bytes,
/// which <c>Open</c> gives from the first as often as it is asked.
/// </summary>
internal sealed record CarriedFile(string Path, long Length, ReadOnlyMemory<byte> Digest, UnixFileMode Mode, Func<Stream> Open)
{
    /// <summary>When it was made, in the whole seconds that images keep.</summary>
    public DateTimeOffset ModifiedAt { get; init; } = DateTimeOffset.UnixEpoch;
}
