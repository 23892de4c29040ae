namespace ImageBench.Model.Runs;

/// <summary>
/// What is known of whether the image works. <c>Started</c> is less than <c>Passed</c>: the scenario says no way to see whether it does its
/// work. <c>Listens</c> is more than that: it took a connection on the port that its EXPOSE names, and nobody knows what it answers.
/// </summary>
internal enum CheckResult
{
    [Word("none")]
    None,

    [Word("passed")]
    Passed,

    [Word("failed")]
    Failed,

    [Word("started")]
    Started,

    [Word("listens")]
    Listens,
}
