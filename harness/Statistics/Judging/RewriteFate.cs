using ImageBench.Model;

namespace ImageBench.Statistics.Judging;

/// <summary>What became of a rewrite that was found to be possible.</summary>
internal enum RewriteFate
{
    [Word("kept")]
    Kept,

    [Word("no gain")]
    NoGain,

    /// <summary>By itself it pays, and beside those that are kept it saves nothing more, or breaks them.</summary>
    [Word("no gain beside the others")]
    NoGainBesides,

    [Word("broke it")]
    Broke,

    [Word("slower")]
    Slower,

    /// <summary>It is after build time, which was not measured.</summary>
    [Word("not timed")]
    NotTimed,

    /// <summary>By itself it pays; the search ended before it was built beside those that are kept.</summary>
    [Word("pays by itself")]
    NotCombined,

    /// <summary>It was not built.</summary>
    [Word("not tried")]
    NotTried,
}
