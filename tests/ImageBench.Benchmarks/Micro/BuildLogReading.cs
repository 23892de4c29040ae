using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Trace;
using ImageBench.Engine.Wire;

namespace ImageBench.Benchmarks.Micro;

/// <summary>The messages of a long and chatty BuildKit build.</summary>
public class BuildLogReading
{
    private const int Steps = 50;
    private const int OutputLines = 20_000;

    private readonly string[] _messages = [.. Statuses().Select(Message)];

    [Benchmark(Description = "build log: 50 steps, 20,000 lines of output")]
    public int Read()
    {
        var log = new BuildLog(new BuildKitTrace());
        for (var index = 0; index < _messages.Length; index++)
            log.Read(_messages[index], TimeSpan.FromMilliseconds(index));
        return log.Trace.Steps.Count + log.Trace.LogTail.Count;
    }

    private static IEnumerable<StatusResponse> Statuses()
    {
        for (var step = 1; step <= Steps; step++)
        {
            var vertex = new Vertex
            {
                Digest = Digest(step),
                Name = string.Create(CultureInfo.InvariantCulture, $"[build {step}/{Steps}] RUN step {step}"),
                Started = At(step),
            };
            yield return new StatusResponse { Vertexes = { vertex } };
            for (var line = 1; line <= OutputLines / Steps; line++)
            {
                var text = ByteString.CopyFromUtf8($"#{line} compiling package number {line} of this step, as compilers say it\n");
                yield return new StatusResponse
                {
                    Logs = { new VertexLog { Vertex = vertex.Digest, Timestamp = At(step), Stream = 1, Msg = text } },
                };
            }

            yield return new StatusResponse { Vertexes = { new Vertex(vertex) { Completed = At(step + 1) } } };
        }
    }

    private static string Digest(int step) => string.Create(CultureInfo.InvariantCulture, $"sha256:{step:x64}");

    private static Timestamp At(int seconds) => new() { Seconds = 1_700_000_000 + seconds };

    private static string Message(StatusResponse status) =>
        JsonSerializer.Serialize(new { id = "moby.buildkit.trace", aux = status.ToByteString().ToBase64() });
}
