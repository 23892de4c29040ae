namespace ImageBench.Model.Limits;

/// <summary>
/// The figure that a limit holds. Own parts are what the Dockerfile and its files made: what came with the parent image does not count. The
/// words of the times are those of the cache states.
/// </summary>
internal enum LimitMeasure
{
    [Word("unpacked")]
    Unpacked,

    [Word("content")]
    Content,

    [Word("layers")]
    Layers,

    [Word("own")]
    Own,

    [Word("own-content")]
    OwnContent,

    [Word("cold")]
    Cold,

    [Word("warm")]
    Warm,

    [Word("incremental-source")]
    IncrementalSource,

    [Word("incremental-dependency")]
    IncrementalDependency,

    [Word("imported")]
    Imported,
}
