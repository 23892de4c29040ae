using System.Text.Json;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.Wire;
using ImageBench.Model.Builds;

namespace ImageBench.Engine.BuildKit.Trace;

/// <summary>
/// BuildKit's trace ("moby.buildkit.trace" messages, or its status stream): vertexes joined by digest, where the last message of a digest
/// wins. Only times are gathered over all of them: BuildKit visits a source more than once, and the visit that sends the context is not the
/// last.
/// </summary>
internal sealed class BuildKitTrace : IBuildTrace
{
    private const string ExportName = "exporting to image";

    // More than any Dockerfile comes to: what a builder tells of without end is not kept.
    private const int MostVertexes = 20_000;

    // A context that comes in the request's body is fetched as if it were remote; the other is that of a session.
    private static readonly string[] UploadNames = ["[internal] load remote build context", "[internal] load build context"];

    private readonly List<string> _order = [];
    private readonly Dictionary<string, Vertex> _vertexes = [];
    private readonly Dictionary<string, VertexVisits> _visits = [];
    private readonly Dictionary<string, LogTail> _logs = [];
    private readonly LogTail _all = new();
    private DateTime? _began;

    public IReadOnlyList<Step> Steps
    {
        get
        {
            var places = _order.Index().ToDictionary(vertex => vertex.Item, vertex => vertex.Index);
            return [.. _order.Select(digest => ToStep(_vertexes[digest], places))];
        }
    }

    public IReadOnlyList<string> LogTail
    {
        get
        {
            // Steps beside the one that failed are cancelled, which is an error too, but not why.
            var failed = _vertexes.Values
                .Where(vertex => vertex.Error.Length > 0 && _logs.ContainsKey(vertex.Digest))
                .MinBy(vertex => vertex.Error.EndsWith("context canceled", StringComparison.Ordinal));
            return failed is null ? _all.Lines : _logs[failed.Digest].Lines;
        }
    }

    public BuildSpans Spans
    {
        get
        {
            // Vertexes that never ended (a cancelled build) have no span.
            var solved = _order.Where(digest => _vertexes[digest].Name != ExportName && _visits[digest].Ended is not null)
                .Select(digest => _visits[digest])
                .ToList();
            return new BuildSpans(
                solved.Count == 0 ? null : solved.Max(visits => visits.Ended) - solved.Min(visits => visits.Began),
                DurationOf(ExportName),
                UploadNames.Select(DurationOf).FirstOrDefault(duration => duration is not null));
        }
    }

    public string? Read(JsonElement message, TimeSpan arrived)
    {
        if (!message.TryGetProperty("id", out var id)
            || id.GetString() != "moby.buildkit.trace"
            || !message.TryGetProperty("aux", out var aux))
        {
            return null;
        }

        return Add(StatusResponse.Parser.ParseFrom(aux.GetBytesFromBase64()));
    }

    /// <summary>Takes one message; the name of a step that it starts, or null.</summary>
    public string? Add(StatusResponse status)
    {
        string? started = null;
        // A build begins with what no other shares: its own Dockerfile is loaded.
        _began ??= status.Vertexes.Select(VertexVisits.BeganIn).Min();
        foreach (var vertex in status.Vertexes)
        {
            if (!_visits.TryGetValue(vertex.Digest, out var visits))
            {
                if (_order.Count == MostVertexes)
                    continue;
                _order.Add(vertex.Digest);
                _visits[vertex.Digest] = visits = new VertexVisits();
            }

            if (vertex.Started is not null && visits.Began is null)
                started = vertex.Name;
            visits.Add(vertex, _began);
            _vertexes[vertex.Digest] = vertex;
        }

        foreach (var log in status.Logs)
            Keep(log);
        return started;
    }

    private TimeSpan? DurationOf(string name) =>
        _order.Where(digest => _vertexes[digest].Name == name)
            .Select(digest => _visits[digest].Duration)
            .FirstOrDefault(duration => duration is not null);

    private void Keep(VertexLog log)
    {
        var text = log.Msg.ToStringUtf8();
        _all.Add(text);
        if (!_logs.TryGetValue(log.Vertex, out var tail) && _logs.Count < MostVertexes)
            _logs[log.Vertex] = tail = new LogTail();
        tail?.Add(text);
    }

    // A result that an imported cache promised is fetched, under its step's name, when something needs it. A step that runs after all
    // (what was promised is gone) has lines of its own.
    private bool IsFetched(Vertex vertex, VertexVisits visits) =>
        visits.FoundCached && vertex.Error.Length == 0 && !_logs.ContainsKey(vertex.Digest);

    private Step ToStep(Vertex vertex, Dictionary<string, int> places)
    {
        var name = StepName.Parse(vertex.Name);
        var visits = _visits[vertex.Digest];
        return new Step(
            vertex.Name,
            name.Stage,
            name.Number,
            name.Instruction,
            visits.Began - _began,
            visits.Duration,
            vertex.Cached || IsFetched(vertex, visits),
            vertex.Error.Length == 0 ? null : vertex.Error)
        {
            Inputs = [.. vertex.Inputs.Where(places.ContainsKey).Select(digest => places[digest]).Order()],
            LogTail = _logs.GetValueOrDefault(vertex.Digest)?.OfStep ?? [],
        };
    }
}
