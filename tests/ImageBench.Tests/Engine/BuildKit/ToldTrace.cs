using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Trace;

namespace ImageBench.Tests.Engine.BuildKit;

/// <summary>A trace that is told what a builder says of its steps.</summary>
internal sealed class ToldTrace
{
    public BuildKitTrace Trace { get; } = new();

    /// <summary>A step; it starts and ends so many seconds after the first time of all.</summary>
    public static Vertex Vertex(
        string digest, string name, int? started = null, int? completed = null, bool cached = false, string error = "") => new()
        {
            Digest = digest,
            Name = name,
            Started = started is { } start ? Timestamp.FromDateTimeOffset(Some.Time.AddSeconds(start)) : null,
            Completed = completed is { } end ? Timestamp.FromDateTimeOffset(Some.Time.AddSeconds(end)) : null,
            Cached = cached,
            Error = error,
        };

    /// <summary>The name of the step that starts with it, or null.</summary>
    public string? Send(params Vertex[] vertexes)
    {
        var response = new StatusResponse();
        response.Vertexes.AddRange(vertexes);
        return Send(response);
    }

    public void SendLog(string vertex, string text) =>
        Send(new StatusResponse { Logs = { new VertexLog { Vertex = vertex, Msg = ByteString.CopyFromUtf8(text) } } });

    private string? Send(StatusResponse response) => Trace.Read(
        JsonSerializer.SerializeToElement(new { id = "moby.buildkit.trace", aux = Convert.ToBase64String(response.ToByteArray()) }),
        TimeSpan.Zero);
}
