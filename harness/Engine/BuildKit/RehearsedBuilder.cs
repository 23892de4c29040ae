using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit;

/// <summary>A builder that answers the calls of one build at once and builds nothing.</summary>
internal sealed class RehearsedBuilder : HttpMessageHandler
{
    private const int FrameHead = 5;

    private static Timestamp Moment => new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        var answer = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Version = HttpVersion.Version20,
            RequestMessage = request,
            Content = new ByteArrayContent(Framed(Message(request.RequestUri!.Segments[^1]))),
        };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        answer.TrailingHeaders.Add("grpc-status", ((int)StatusCode.OK).ToString(CultureInfo.InvariantCulture));
        return answer;
    }

    private static IMessage Message(string method) => method == "Status"
        ? new StatusResponse
        {
            Vertexes =
            {
                new Vertex { Digest = "1", Name = "[1/2] FROM parent", Started = Moment, Completed = Moment, Cached = true },
                new Vertex { Digest = "2", Name = "[2/2] COPY . .", Started = Moment, Completed = Moment, Inputs = { "1" } },
            },
            Statuses = { new VertexStatus { Vertex = "2", Name = "copying", Timestamp = Moment } },
            Logs = { new VertexLog { Vertex = "2", Msg = ByteString.CopyFromUtf8("line\n"), Timestamp = Moment } },
        }
        : new SolveResponse { ExporterResponse = { [SessionBuild.ImageId] = "sha256:0" } };

    private static byte[] Framed(IMessage message)
    {
        var bytes = new byte[FrameHead + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), bytes.Length - FrameHead);
        message.WriteTo(bytes.AsSpan(FrameHead));
        return bytes;
    }
}
