namespace ImageBench.Runs.Advising;

/// <summary>What is left of a time budget, from when this was made, and what it is enough for.</summary>
internal sealed class TimeLeft(TimeSpan budget, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();
    private TimeSpan _longest;

    /// <summary>Never below zero.</summary>
    public TimeSpan Now => budget - time.GetElapsedTime(_begun) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public bool IsOver => Now == TimeSpan.Zero;

    /// <summary>Whether there is room for two trials, each as long as the longest so far.</summary>
    public bool HasRoomForTwo => Now >= 2 * _longest;

    /// <summary>Makes a trial, and learns from it how long one may take.</summary>
    public async Task<T> Spend<T>(Func<Task<T>> trial)
    {
        var begun = time.GetTimestamp();
        var found = await trial();
        var took = time.GetElapsedTime(begun);
        _longest = took > _longest ? took : _longest;
        return found;
    }

    /// <summary>How many rounds of that length fit, at most so many.</summary>
    public int Rounds(TimeSpan round, int most) => round <= TimeSpan.Zero ? most : (int)Math.Min(most, Now / round);
}
