using System.Text.Json;
using ImageBench.Engine.BuildKit;
using ImageBench.Model;

namespace ImageBench.Engine;

/// <summary>BuildKit's trace ("moby.buildkit.trace" messages): vertexes joined by digest, where the last message of a digest wins.</summary>
internal sealed class BuildKitTrace : IBuildTrace
{
    private const string ExportName = "exporting to image";

    // The context comes in the request's body, which BuildKit fetches as if it were remote.
    private const string UploadName = "[internal] load remote build context";

    private readonly List<string> _order = [];
    private readonly Dictionary<string, Vertex> _vertexes = [];
    private readonly Dictionary<string, LogTail> _logs = [];
    private readonly LogTail _all = new();

    public IReadOnlyList<Step> Steps => [.. _order.Select(digest => ToStep(_vertexes[digest]))];

    public IReadOnlyList<string> LogTail
    {
        get
        {
            var failed = _vertexes.Values.FirstOrDefault(vertex => vertex.Error.Length > 0 && _logs.ContainsKey(vertex.Digest));
            return failed is null ? _all.Lines : _logs[failed.Digest].Lines;
        }
    }

    public BuildSpans Spans
    {
        get
        {
            // Vertexes that never ended (a cancelled build) have no span.
            var ended = _vertexes.Values.Where(vertex => vertex.Started is not null && vertex.Completed is not null).ToList();
            var solved = ended.Where(vertex => vertex.Name != ExportName).ToList();
            return new BuildSpans(
                solved.Count == 0 ? null : solved.Max(End) - solved.Min(Start),
                DurationOf(ended.FirstOrDefault(vertex => vertex.Name == ExportName)),
                DurationOf(ended.FirstOrDefault(vertex => vertex.Name == UploadName)));
        }
    }

    public string? Read(JsonElement message, TimeSpan arrived)
    {
        if (!message.TryGetProperty("id", out var id) || id.GetString() != "moby.buildkit.trace" || !message.TryGetProperty("aux", out var aux))
            return null;
        var status = StatusResponse.Parser.ParseFrom(aux.GetBytesFromBase64());
        string? started = null;
        foreach (var vertex in status.Vertexes)
        {
            if (!_vertexes.TryGetValue(vertex.Digest, out var before))
                _order.Add(vertex.Digest);
            if (vertex.Started is not null && before?.Started is null)
                started = vertex.Name;
            _vertexes[vertex.Digest] = vertex;
        }

        foreach (var log in status.Logs)
            Keep(log);
        return started;
    }

    private static DateTime Start(Vertex vertex) => vertex.Started.ToDateTime();

    private static DateTime End(Vertex vertex) => vertex.Completed.ToDateTime();

    private static TimeSpan? DurationOf(Vertex? vertex) => vertex is null ? null : End(vertex) - Start(vertex);

    private void Keep(VertexLog log)
    {
        var text = log.Msg.ToStringUtf8();
        if (!_logs.TryGetValue(log.Vertex, out var tail))
            _logs[log.Vertex] = tail = new LogTail();
        tail.Add(text);
        _all.Add(text);
    }

    private Step ToStep(Vertex vertex)
    {
        var name = StepName.Parse(vertex.Name);
        var starts = _vertexes.Values.Where(other => other.Started is not null).ToList();
        var origin = starts.Count == 0 ? (DateTime?)null : starts.Min(Start);
        return new Step(
            vertex.Name,
            name.Stage,
            name.Number,
            name.Instruction,
            vertex.Started is null ? null : Start(vertex) - origin,
            vertex.Started is null || vertex.Completed is null ? null : End(vertex) - Start(vertex),
            vertex.Cached,
            vertex.Error.Length == 0 ? null : vertex.Error);
    }
}
