namespace ImageBench.Model.Builds;

/// <summary>How a build ended. Every end is a fact and a row.</summary>
internal enum BuildStatus
{
    [Word("built")]
    Built,

    [Word("failed")]
    Failed,

    [Word("timed-out", Older = "timed_out")]
    TimedOut,

    [Word("cancelled")]
    Cancelled,

    /// <summary>
    /// Built, but not in the cache state that was asked for (the image is good, the time says nothing), or of files that changed meanwhile.
    /// </summary>
    [Word("invalid")]
    Invalid,

    /// <summary>Of a variant only, never of a build: its builder cannot build it, so none was begun.</summary>
    [Word("skipped", Older = "left_out")]
    Skipped,
}
