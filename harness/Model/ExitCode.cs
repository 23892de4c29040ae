namespace ImageBench.Model;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    Good = 0,
    VariantFailed = 1,
    BadInput = 2,
    NoEngine = 3,
    OverBudget = 4,
    Interrupted = 130,
}
