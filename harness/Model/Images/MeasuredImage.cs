using ImageBench.Model.Builds;

namespace ImageBench.Model.Images;

/// <summary>
/// The image that a variant gave with one builder: its facts, what the engine says of its size, and how much of it is its parent's (null:
/// not known).
/// </summary>
internal sealed record MeasuredImage(
    string Scenario,
    string Variant,
    Builder Builder,
    ImageFacts Facts,
    ByteSize? EngineSize,
    int? ParentLayerCount,
    ByteSize? ParentUnpacked);
