namespace ImageBench.Running.Ports.Contexts;

/// <summary>
/// One thing of a build context as a builder is told of it: <c>Path</c> is its name in the context (<c>/</c> between the parts),
/// <c>Length</c> its bytes (0 for all but files).
/// </summary>
internal sealed record ContextItem(string Path, ContextItemKind Kind, long Length, UnixFileMode Mode, DateTimeOffset ModifiedAt)
{
    /// <summary>What a symlink says, as it says it; null for all others.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>The same for all names of one file; null where it has one name, or where the system does not tell.</summary>
    public FileNumber? Number { get; init; }

    /// <summary>Its extended attributes by their names; null where it has none.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? Attributes { get; init; }

    /// <summary>Left out by the ignore file: given to a builder that reads it before it knows the ignore file, and to no other.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Which one a device is.</summary>
    public DeviceNumber Device { get; init; }

    /// <summary>Why it cannot be sent, as a sentence: a build that asks for it fails with that, and no other. Null: it can.</summary>
    public string? Flaw { get; init; }

    /// <summary>Gives the bytes of a file, as many as <c>Length</c> says, or a <see cref="Model.Fault"/> that names it.</summary>
    public Func<CancellationToken, Stream> Open { get; init; } = _ => Stream.Null;
}
