namespace ImageBench.Model.Runs;

/// <summary>
/// What a comparison comes to. Times are called faster or slower only where the 95 % interval of their ratio leaves out 1; sizes are exact.
/// </summary>
internal enum Verdict
{
    [Word("no difference shown")]
    NoDifferenceShown,

    [Word("faster")]
    Faster,

    [Word("slower")]
    Slower,

    /// <summary>One round has no spread, so there is no interval to tell by.</summary>
    [Word("too few rounds")]
    TooFewRounds,

    [Word("same")]
    Same,

    /// <summary>Not to the byte, but by less than what is worth a word.</summary>
    [Word("same within tolerance")]
    SameWithinTolerance,

    [Word("smaller")]
    Smaller,

    [Word("larger")]
    Larger,
}
