namespace ImageBench.Model;

/// <summary>How a build ended. Every end is a fact and a row.</summary>
internal enum BuildStatus
{
    Built,
    Failed,
    TimedOut,
    Cancelled,
}
