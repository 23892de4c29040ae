using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit;

/// <summary>
/// When BuildKit worked on one vertex: often once, but a source first finds out what it holds and is visited again to be used.
/// </summary>
internal sealed class VertexVisits
{
    private readonly SortedDictionary<DateTime, DateTime?> _ends = [];

    public DateTime? Began => _ends.Count == 0 ? null : _ends.Keys.First();

    /// <summary>The end of the last visit; null while one goes on (or was broken off), and before the first.</summary>
    public DateTime? Ended => _ends.Count == 0 || _ends.ContainsValue(null) ? null : _ends.Values.Max();

    /// <summary>The sum over all visits, without the time between them; null while one goes on.</summary>
    public TimeSpan? Duration =>
        Ended is null ? null : _ends.Aggregate(TimeSpan.Zero, (sum, visit) => sum + (visit.Value!.Value - visit.Key));

    public void Add(Vertex vertex)
    {
        if (vertex.Started is not null)
            _ends[vertex.Started.ToDateTime()] = vertex.Completed?.ToDateTime();
    }
}
