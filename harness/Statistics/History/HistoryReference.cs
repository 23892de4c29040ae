using ImageBench.Model;

namespace ImageBench.Statistics.History;

/// <summary>Which of the earlier runs of a history the newest is held against.</summary>
internal enum HistoryReference
{
    /// <summary>The lowest of each figure: what was won once is not given back in small pieces.</summary>
    [Word("lowest")]
    Lowest,

    [Word("oldest")]
    Oldest,
}
