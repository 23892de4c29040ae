namespace ImageBench.Tests.Fuzz;

/// <summary>A clock on which short waits are over at once, and long ones, which are limits, never come to their end.</summary>
internal sealed class NoWaiting : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(10);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < ShortestLimit)
            callback(state);
        return new Never();
    }

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
