using Google.Protobuf.WellKnownTypes;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Trace;

/// <summary>
/// When BuildKit worked on one vertex: often once, but a source first finds out what it holds and is visited again to be used.
/// </summary>
internal sealed class VertexVisits
{
    // A builder comes back to one a few times.
    private const int Most = 1_000;

    private readonly SortedDictionary<DateTime, DateTime?> _ends = [];

    public DateTime? Began => _ends.Count == 0 ? null : _ends.Keys.First();

    /// <summary>The end of the last visit; null while one goes on (or was broken off), and before the first.</summary>
    public DateTime? Ended => _ends.Count == 0 || _ends.ContainsValue(null) ? null : _ends.Values.Max();

    /// <summary>The sum over all visits, without the time between them; null while one goes on.</summary>
    public TimeSpan? Duration =>
        Ended is null ? null : _ends.Aggregate(TimeSpan.Zero, (sum, visit) => sum + (visit.Value!.Value - visit.Key));

    /// <summary>Whether one of them only found the result in the cache.</summary>
    public bool FoundCached { get; private set; }

    /// <summary>When a message says that one began; null: it says no time.</summary>
    public static DateTime? BeganIn(Vertex vertex) => Time(vertex.Started);

    /// <summary>
    /// What a message says. Of one that began before its build did (<paramref name="buildBegan"/>), which another build on the same engine
    /// asked for too, only the rest is this one's.
    /// </summary>
    public void Add(Vertex vertex, DateTime? buildBegan)
    {
        FoundCached |= vertex.Cached;
        if (Later(BeganIn(vertex), buildBegan) is { } began && (_ends.Count < Most || _ends.ContainsKey(began)))
            _ends[began] = Later(Time(vertex.Completed), buildBegan) is { } ended && ended >= began ? ended : null;
    }

    private static DateTime? Later(DateTime? time, DateTime? other) => time < other ? other : time;

    // A message can hold any numbers: what is no time of any build is one that was not told.
    private static DateTime? Time(Timestamp? told)
    {
        try
        {
            return told?.ToDateTime() is { Year: > 1970 and < 2200 } time ? time : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
