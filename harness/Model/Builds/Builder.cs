namespace ImageBench.Model.Builds;

/// <summary>The part of the engine that builds.</summary>
internal enum Builder
{
    [Word("buildkit")]
    BuildKit,

    [Word("classic")]
    Classic,

    /// <summary>Podman's; it builds there, and nowhere else.</summary>
    [Word("buildah")]
    Buildah,
}
