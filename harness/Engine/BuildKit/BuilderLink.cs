using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using ImageBench.Engine.BuildKit.Http2;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Session;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.BuildKit;

/// <summary>
/// The way to a BuildKit, kept for all builds of a run. Engines up to 28 carry it after POST /grpc and POST /session; later ones, and
/// BuildKit by itself, take HTTP/2 on their socket at once, and the session as one of its calls.
/// </summary>
internal sealed class BuilderLink : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private const string Plain = "http";

    private readonly Func<SessionHead, CancellationToken, Task<Stream?>> _openSession;
    private readonly GrpcChannel _channel;
    private readonly SessionHost _host;

    /// <summary>The channel and the host go with it.</summary>
    public BuilderLink(GrpcChannel channel, SessionHost host, Func<SessionHead, CancellationToken, Task<Stream?>> openSession)
    {
        _openSession = openSession;
        _channel = channel;
        _host = host;
        Control = new Control.ControlClient(channel);
        Gateway = new LLBBridge.LLBBridgeClient(channel);
    }

    public Control.ControlClient Control { get; }

    /// <summary>The address of the machine that it runs on, as steps see it; null where it does not say.</summary>
    public string? HostGateway { get; private init; }

    /// <summary>What frontends ask a builder, within a build.</summary>
    public LLBBridge.LLBBridgeClient Gateway { get; }

    /// <summary>
    /// Null where the engine, or what stands before it, does not let BuildKit be spoken to. An engine that is gone throws what its socket
    /// throws.
    /// </summary>
    public static async Task<BuilderLink?> Open(EngineSocket engine, CancellationToken cancellationToken)
    {
        Func<SessionHead, CancellationToken, Task<Stream?>> session =
            (head, token) => HttpUpgrade.Ask(engine, "/session", head.Headers(), token);
        return await Open(token => HttpUpgrade.Ask(engine, "/grpc", [], token), Plain, session, cancellationToken)
            ?? await Open(async token => await engine.OpenForHttp2(token), Scheme(engine.IsSecured), session, cancellationToken);
    }

    /// <summary>
    /// The same for a BuildKit that <paramref name="connect"/> leads to with nothing before it. Its sessions, on connections of their own,
    /// are sent archives too.
    /// </summary>
    public static Task<BuilderLink?> OpenAlone(
        Func<CancellationToken, Task<Stream>> connect, bool isSecured, CancellationToken cancellationToken) => Open(
        async token => await connect(token),
        Scheme(isSecured),
        async (head, token) => await SessionCall.Open(await connect(token), head.HeadersForArchives(), token),
        cancellationToken);

    /// <summary>Opens the session of one build, which lasts until what is given back is disposed.</summary>
    public async Task<IAsyncDisposable> OpenSession(SessionHead head, SessionOffer offer, CancellationToken cancellationToken)
    {
        if (await _openSession(head, cancellationToken) is { } stream)
            return _host.Serve(stream, offer);
#pragma warning disable CA2000 // Dispose objects before losing scope: the connection that is given back does
        return _host.Serve(new CallStream(Control.Session(head.Metadata(), cancellationToken: CancellationToken.None)), offer);
#pragma warning restore CA2000
    }

    /// <summary>The same sessions with another builder; what is given back is this one's, and ends with it.</summary>
    public BuilderLink With(GrpcChannel builder, Func<SessionHead, CancellationToken, Task<Stream?>> openSession) =>
        new(builder, _host, openSession);

    public void Dispose()
    {
        _host.Dispose();
        _channel.Dispose();
    }

    // A connection that is secured already is taken as it is; its requests must say so all the same.
    private static string Scheme(bool isSecured) => isSecured ? "https" : Plain;

    private static async Task<BuilderLink?> Open(
        Func<CancellationToken, Task<Stream?>> connect,
        string scheme,
        Func<SessionHead, CancellationToken, Task<Stream?>> openSession,
        CancellationToken cancellationToken)
    {
        var channel = Channel(connect, scheme);
        // To be ready to be called takes about as long as to be answered.
        var ready = Task.Run(() => Rehearsed(cancellationToken), cancellationToken);
        BuilderLink? link = null;
        try
        {
            if (await Workers(channel, cancellationToken) is { } workers)
                link = new BuilderLink(channel, await ready, openSession) { HostGateway = BuildKit.HostGateway.AddressOf(workers) };
            return link;
        }
        finally
        {
            if (link is null)
            {
                channel.Dispose();
                await Discard(ready);
            }
        }
    }

    private static async Task Discard(Task<SessionHost> unwanted)
    {
        await ((Task)unwanted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (unwanted.IsCompletedSuccessfully)
            (await unwanted).Dispose();
    }

    // Null of what says no, and of what says nothing: a proxy may swallow the question.
    private static async Task<ListWorkersResponse?> Workers(GrpcChannel channel, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestAnswer);
        try
        {
            return await new Control.ControlClient(channel).ListWorkersAsync(new ListWorkersRequest(), cancellationToken: limit.Token);
        }
        catch (Exception refused) when (refused is RpcException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested
            && refused.GetBaseException() is not SocketException)
        {
            return null;
        }
    }

    private static async Task<SessionHost> Rehearsed(CancellationToken cancellationToken)
    {
        var host = await SessionHost.Start(cancellationToken);
        try
        {
            await SessionRehearsal.Run(host, cancellationToken);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static GrpcChannel Channel(Func<CancellationToken, Task<Stream?>> connect, string scheme)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) => await connect(token) ?? throw new IOException("BuildKit cannot be spoken to there"),
            UseProxy = false,
            // Between two builds of a run images are read and checked, which takes longer than a connection is kept by itself.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        return GrpcChannel.ForAddress($"{scheme}://builder", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = SessionHost.LongestMessage,
            MaxSendMessageSize = null,
        });
    }
}
