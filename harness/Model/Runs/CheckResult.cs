namespace ImageBench.Model.Runs;

/// <summary>
/// What is known of whether the image works. <c>Started</c> is less than <c>Passed</c>: the scenario says no way to see whether it does its
/// work.
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
}
