namespace ImageBench.Runs.Advising;

/// <summary>What is left of a time budget, from when this was made.</summary>
internal sealed class TimeLeft(TimeSpan budget, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();

    /// <summary>Never below zero.</summary>
    public TimeSpan Now => budget - time.GetElapsedTime(_begun) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public bool IsOver => Now == TimeSpan.Zero;
}
