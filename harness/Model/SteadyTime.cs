namespace ImageBench.Model;

/// <summary>
/// The time of day as it was when this began, and from then on by what measures spans: where the machine's clock is set meanwhile, by
/// somebody or by a time server, what was done later is still told as later, and a run never takes less than nothing.
/// </summary>
internal sealed class SteadyTime(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset _begun = time.GetUtcNow();
    private readonly long _beginning = time.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _begun + time.GetElapsedTime(_beginning);

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
