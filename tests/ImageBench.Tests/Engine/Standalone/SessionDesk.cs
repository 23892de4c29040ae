using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>Where a builder that is played takes sessions, and where a build asks for its own.</summary>
internal sealed class SessionDesk
{
    private const string Prefix = "x-docker-expose-session-";

    private readonly ConcurrentDictionary<string, TaskCompletionSource<OpenedSession>> _sessions = [];

    /// <summary>Keeps a session open until its client ends it.</summary>
    public async Task Take(
        IAsyncStreamReader<BytesMessage> requestStream, IServerStreamWriter<BytesMessage> responseStream, ServerCallContext context)
    {
        var headers = context.GetHttpContext().Request.Headers;
        var stream = new CalledStream(requestStream, responseStream);
        using var channel = GrpcChannel.ForAddress("http://client", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(stream), UseProxy = false },
            DisposeHttpClient = true,
        });
        var over = new TaskCompletionSource();
        await using var end = context.CancellationToken.Register(over.SetResult);
        SessionOf(headers[Prefix + "uuid"].ToString()).SetResult(new(channel, headers[Prefix + "grpc-method"].Count));
        await over.Task;
    }

    /// <summary>The session of that id, which may be opened after its build was asked for.</summary>
    public Task<OpenedSession> Find(string id, CancellationToken cancellationToken) =>
        SessionOf(id).Task.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);

    private TaskCompletionSource<OpenedSession> SessionOf(string id) => _sessions.GetOrAdd(
        id, _ => new TaskCompletionSource<OpenedSession>(TaskCreationOptions.RunContinuationsAsynchronously));
}
