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

    [Word("not tried")]
    NotTried,
}
