using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>A step of the build talks to an SSH agent of this machine: bytes go both ways until one side has ended.</summary>
internal sealed class SshCalls : SSH.SSHBase
{
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
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        // Both are waited for below.
#pragma warning disable CA2025 // Ensure tasks using 'IDisposable' instances complete before the instances are disposed
        var back = Back(agent, responseStream, over.Token);
        var forth = Forth(requestStream, agent, over.Token);
#pragma warning restore CA2025
        // However it ends, either side hung up, which is how such a talk ends.
        await back.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await over.CancelAsync();
        await forth.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Agent(string id, ServerCallContext context) =>
        context.Offer().SshAgents.TryGetValue(id.Length == 0 ? Default : id, out var path)
            ? path
            : throw new RpcException(
                new Status(StatusCode.NotFound, $"SSH agent {(id.Length == 0 ? Default : id)} is not given to this build"));

    private static async Task Forth(IAsyncStreamReader<AgentBytes> requests, Socket agent, CancellationToken cancellationToken)
    {
        while (await requests.MoveNext(cancellationToken))
            await agent.SendAsync(requests.Current.Data.Memory, cancellationToken);
        // The agent answers what it still has, and ends then.
        agent.Shutdown(SocketShutdown.Send);
    }

    private static async Task Back(Socket agent, IServerStreamWriter<AgentBytes> answers, CancellationToken cancellationToken)
    {
        var buffer = new byte[32 * 1024];
        while (await agent.ReceiveAsync(buffer, cancellationToken) is > 0 and var count)
            await answers.WriteAsync(new AgentBytes { Data = ByteString.CopyFrom(buffer, 0, count) }, cancellationToken);
    }
}
