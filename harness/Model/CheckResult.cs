namespace ImageBench.Model;

/// <summary>What is known of whether the image works.</summary>
internal enum CheckResult
{
    None,
    Passed,
    Failed,
}
