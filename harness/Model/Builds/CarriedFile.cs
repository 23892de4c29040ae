namespace ImageBench.Model.Builds;

/// <summary>A file taken out of one build's image, for the context of the next; <c>Path</c> is where it lies.</summary>
internal sealed record CarriedFile(string Path, ReadOnlyMemory<byte> Content, UnixFileMode Mode)
{
    /// <summary>When it was made, in the whole seconds that images keep.</summary>
    public DateTimeOffset ModifiedAt { get; init; } = DateTimeOffset.UnixEpoch;
}
