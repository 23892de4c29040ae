using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// The server that builders call during their builds. Nothing listens anywhere: it serves the connections that are handed to it.
/// </summary>
internal sealed class SessionHost : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener, IDisposable
{
    // More than any ignore file and any COPY has; the server doubles both.
    private const int MostHeaders = 500_000;
    private const int MostHeaderBytes = 16 * 1024 * 1024;

    /// <summary>Of what a builder sends in one piece, which is held in memory; builders themselves send no more than 16 MiB.</summary>
    public const int LongestMessage = 64 * 1024 * 1024;

    private readonly Channel<ConnectionContext> _handed = Channel.CreateUnbounded<ConnectionContext>();
    private WebApplication? _application;

    private SessionHost()
    {
    }

    public EndPoint EndPoint { get; } = new Nowhere();

    public static async Task<SessionHost> Start(CancellationToken cancellationToken)
    {
        var host = new SessionHost();
        // An empty one reads no configuration, no environment and writes no log.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(host.Configure);
        builder.Services.AddSingleton<IConnectionListenerFactory>(host);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddRouting();
        // One of each for all calls: to make one for a call, gRPC compiles expressions first.
        builder.Services.AddSingleton<HealthCalls>().AddSingleton<FileSendCalls>().AddSingleton<ContentCalls>();
        builder.Services.AddSingleton<AuthCalls>().AddSingleton<SecretCalls>().AddSingleton<SshCalls>();
        builder.Services.AddGrpc(options => (options.MaxReceiveMessageSize, options.MaxSendMessageSize) = (LongestMessage, null));
        host._application = builder.Build();
        host._application.UseRouting();
        host._application.MapGrpcService<HealthCalls>();
        host._application.MapPost(SessionHead.FileSync, FileSyncCalls.Answer);
        host._application.MapGrpcService<FileSendCalls>();
        host._application.MapGrpcService<ContentCalls>();
        host._application.MapGrpcService<AuthCalls>();
        host._application.MapGrpcService<SecretCalls>();
        host._application.MapGrpcService<SshCalls>();
        await host._application.StartAsync(cancellationToken);
        return host;
    }

    /// <summary>Serves a stream until it ends, or what is given back is disposed.</summary>
    public SessionConnection Serve(Stream stream, SessionOffer offer)
    {
        var connection = new SessionConnection(stream, offer);
        _handed.Writer.TryWrite(connection);
        return connection;
    }

    bool IConnectionListenerFactorySelector.CanBind(EndPoint endpoint) => endpoint is Nowhere;

    ValueTask<IConnectionListener> IConnectionListenerFactory.BindAsync(EndPoint endpoint, CancellationToken cancellationToken) =>
        new(this);

    async ValueTask<ConnectionContext?> IConnectionListener.AcceptAsync(CancellationToken cancellationToken) =>
        await _handed.Reader.WaitToReadAsync(cancellationToken) && _handed.Reader.TryRead(out var connection) ? connection : null;

    ValueTask IConnectionListener.UnbindAsync(CancellationToken cancellationToken)
    {
        _handed.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the server; calls of builds that are over are not waited for.</summary>
    public void Dispose() => ((IDisposable?)Interlocked.Exchange(ref _application, null))?.Dispose();

    // The server's end for its listener, which has nothing to give back.
    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;

    private void Configure(KestrelServerOptions server)
    {
        server.Listen(EndPoint, listen => listen.Protocols = HttpProtocols.Http2);
        server.AddServerHeader = false;
        server.Limits.MinRequestBodyDataRate = null;
        server.Limits.MinResponseDataRate = null;
        server.Limits.MaxRequestBodySize = null;
        // A builder sends each line of an ignore file, and each path that a COPY names, as a header of its own.
        server.Limits.MaxRequestHeaderCount = MostHeaders;
        server.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        server.Limits.MaxRequestBufferSize = MostHeaderBytes;
        // While a long step runs the builder calls nothing. (Without any limit the server hangs up at once.)
        server.Limits.KeepAliveTimeout = TimeSpan.FromDays(1);
    }

    private sealed class Nowhere : EndPoint
    {
        public override string ToString() => "the sessions of builds";
    }
}
