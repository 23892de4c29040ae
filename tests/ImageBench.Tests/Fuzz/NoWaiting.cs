namespace ImageBench.Tests.Fuzz;

/// <summary>
/// A clock on which short waits are over at once, as if they had been waited for, and long ones, which are limits, never come to their end.
/// </summary>
internal sealed class NoWaiting : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(10);

    private long _waited;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => DateTime.UnixEpoch.Ticks + Interlocked.Read(ref _waited);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < ShortestLimit)
        {
            Interlocked.Add(ref _waited, dueTime.Ticks);
            callback(state);
        }

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
