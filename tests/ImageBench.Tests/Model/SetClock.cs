using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Model;

/// <summary>A clock whose time of day is set, while what measures spans goes on.</summary>
internal sealed class SetClock : FakeTimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
