using ImageBench.Model;

namespace ImageBench.Statistics.Outcomes;

/// <summary>What a command's findings come to, the worst first.</summary>
internal enum OutcomeVerdict
{
    /// <summary>An image was not built, or does not work.</summary>
    [Word("failed")]
    Failed,

    /// <summary>A budget or a limit was passed.</summary>
    [Word("over")]
    Over,

    /// <summary>A limit was passed that only warns, or whose passing was allowed.</summary>
    [Word("warned")]
    Warned,

    [Word("good")]
    Good,
}
