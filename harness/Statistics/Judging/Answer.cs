using ImageBench.Model;

namespace ImageBench.Statistics.Judging;

/// <summary>What was found out of a question that has yes or no for an answer.</summary>
internal enum Answer
{
    [Word("yes")]
    Yes,

    [Word("no")]
    No,

    /// <summary>What was measured says neither.</summary>
    [Word("not shown")]
    NotShown,
}
