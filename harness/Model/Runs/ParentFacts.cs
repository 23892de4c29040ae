namespace ImageBench.Model.Runs;

/// <summary>
/// A parent image as it was used: the name in the build, the image's id, its registry digest (null for one made here) and its layers' diff
/// ids, oldest first.
/// </summary>
internal sealed record ParentFacts(string Name, string ImageId, string? Digest, IReadOnlyList<string> DiffIds)
{
    /// <summary>The engine's own figure, which means what this engine means by it (null: a run of an older harness).</summary>
    public ByteSize? EngineSize { get; init; }
}
