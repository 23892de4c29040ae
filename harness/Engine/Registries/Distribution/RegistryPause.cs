using System.Collections.Concurrent;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// Until when each registry wants to be left alone. One that asked a request to wait means all of them: where many are made at once, none
/// of the others goes on asking meanwhile.
/// </summary>
internal sealed class RegistryPause
{
    // Timestamps: by the time of day, a wait would take hours where that is set back meanwhile.
    private readonly ConcurrentDictionary<string, long> _until = new(StringComparer.Ordinal);

    public void Set(string host, TimeSpan wait, TimeProvider time)
    {
        var until = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
        _until.AddOrUpdate(host, until, (_, earlier) => Math.Max(earlier, until));
    }

    /// <summary>Waits until the registry may be asked.</summary>
    public async Task Wait(string host, TimeProvider time, CancellationToken cancellationToken)
    {
        while (_until.TryGetValue(host, out var until) && time.GetElapsedTime(time.GetTimestamp(), until) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, cancellationToken);
    }
}
