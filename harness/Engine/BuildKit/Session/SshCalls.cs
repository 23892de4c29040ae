using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.Wire;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>A step of the build talks to an SSH agent of this machine, which it may use and not change.</summary>
internal sealed class SshCalls : SSH.SSHBase
{
    /// <summary>How the answer ends where a step asks for an agent that the build does not have.</summary>
    public const string NotGiven = "is not given to this build";

    private const string Default = "default";

    public override Task<CheckAgentResponse> CheckAgent(CheckAgentRequest request, ServerCallContext context)
    {
        _ = Agent(request.Id, context);
        return Task.FromResult(new CheckAgentResponse());
    }

    public override async Task ForwardAgent(
        IAsyncStreamReader<AgentBytes> requestStream, IServerStreamWriter<AgentBytes> responseStream, ServerCallContext context)
    {
        var path = Agent(context.Value("buildkit.ssh.id"), context);
        using var agent = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await agent.ConnectAsync(new UnixDomainSocketEndPoint(path), context.CancellationToken);
        await using var stream = new NetworkStream(agent);
        var talk = new AgentTalk(
            stream,
            async token => await requestStream.MoveNext(token) ? requestStream.Current.Data.ToByteArray() : null,
            (answer, token) => responseStream.WriteAsync(new AgentBytes { Data = UnsafeByteOperations.UnsafeWrap(answer) }, token));
        try
        {
            await talk.Run(context.CancellationToken);
        }
        catch (Exception over) when (over is IOException or RpcException or OperationCanceledException or InvalidOperationException)
        {
            // Either side hung up, which is how such a talk ends.
        }
    }

    private static string Agent(string id, ServerCallContext context) =>
        context.Offer().SshAgents.TryGetValue(id.Length == 0 ? Default : id, out var path)
            ? path
            : throw new RpcException(
                new Status(StatusCode.NotFound, $"SSH agent {(id.Length == 0 ? Default : id)} {NotGiven}"));
}
