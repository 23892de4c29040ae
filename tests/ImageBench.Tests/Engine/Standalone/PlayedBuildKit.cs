using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Tests.Engine.Wire.Endpoints;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>
/// A BuildKit by itself, played on a socket: whatever is built, it takes the whole context over the session, and its image is the one that
/// a test gives.
/// </summary>
internal sealed class PlayedBuildKit : Control.ControlBase, IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SessionDesk _sessions = new();
    private readonly PlayedGateway _gateway = new();
    private readonly ArchiveBuilder _image;
    private readonly byte[] _archive;
    private WebApplication? _application;

    private PlayedBuildKit(ArchiveBuilder image)
    {
        _image = image;
        _archive = image.Oci(ArchiveBuilder.Gzip);
        Manifest = OciArchive.ManifestDigest(_archive);
    }

    /// <summary>Where it listens: on a socket, or (with keys) on loopback, to clients that the test's authority signed.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The digest of the image's manifest.</summary>
    public string Manifest { get; }

    /// <summary>What was asked for, in its order.</summary>
    public ConcurrentQueue<SolveRequest> Solved { get; } = [];

    /// <summary>What the builds' contexts held, by path: how many bytes.</summary>
    public ConcurrentDictionary<string, long> Files { get; } = [];

    /// <summary>What the config is of each image that it can pull.</summary>
    public Dictionary<string, ArchiveBuilder> Registry => _gateway.Registry;

    /// <summary>The digest of the config that it claims to have exported; null: the right one.</summary>
    public string? ExportedConfig { get; set; }

    /// <summary>An image for it, of two layers, the first of so many bytes that no compressor makes fewer.</summary>
    public static ArchiveBuilder ImageOf(int bytes = 10_000) => new ArchiveBuilder()
        .Layer(new TarBytes().File("big", RandomNumberGenerator.GetBytes(bytes)).End())
        .Layer(new TarBytes().File("app", 1_000).End());

    public static async Task<PlayedBuildKit> Start(ArchiveBuilder image, TestKeys? keys = null)
    {
        var played = new PlayedBuildKit(image);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(server => played.Listen(server, keys));
        builder.Services.AddRouting();
        builder.Services.AddSingleton(played);
        builder.Services.AddSingleton(played._gateway);
        builder.Services.AddGrpc(options => (options.MaxReceiveMessageSize, options.MaxSendMessageSize) = (null, null));
        played._application = builder.Build();
        played._application.UseRouting();
        played._application.MapGrpcService<PlayedBuildKit>();
        played._application.MapGrpcService<PlayedGateway>();
        await played._application.StartAsync(TestContext.Current.CancellationToken);
        played.Address = keys is null
            ? "buildkit+unix://" + played.SocketPath
            : "buildkit+tcp://" + new Uri(played._application.Urls.Single()).Authority;
        return played;
    }

    public override Task<ListWorkersResponse> ListWorkers(ListWorkersRequest request, ServerCallContext context) => Task.FromResult(
        new ListWorkersResponse
        {
            Record =
            {
                new WorkerRecord
                {
                    Id = "worker",
                    Labels = { ["org.mobyproject.buildkit.worker.snapshotter"] = "overlayfs" },
                    Platforms = { new Platform { Os = "linux", Architecture = "amd64" } },
                },
            },
        });

    public override Task<InfoResponse> Info(InfoRequest request, ServerCallContext context) =>
        Task.FromResult(new InfoResponse { BuildkitVersion = new BuildkitVersion { Version = "v0.99.1" } });

    public override Task Status(
        StatusRequest request, IServerStreamWriter<StatusResponse> responseStream, ServerCallContext context) => Task.CompletedTask;

    public override Task Session(
        IAsyncStreamReader<BytesMessage> requestStream, IServerStreamWriter<BytesMessage> responseStream, ServerCallContext context) =>
        _sessions.Take(requestStream, responseStream, context);

    public override async Task<SolveResponse> Solve(SolveRequest request, ServerCallContext context)
    {
        var session = await _sessions.Find(request.Session, context.CancellationToken);
        if (request.Frontend.Length == 0)
            await _gateway.Open(request, context.CancellationToken);
        Solved.Enqueue(request);
        foreach (var (path, bytes) in await session.TakeContext(context.CancellationToken))
            Files[path] = bytes;
        if (request.Exporter.Length == 0)
            return new SolveResponse();
        if (request.Exporter == "image")
            return Answer(_image.ConfigDigest);
        await session.Send(_archive, context.CancellationToken);
        return Answer(ExportedConfig ?? _image.ConfigDigest);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application!.StopAsync(now.Token);
        await _application.DisposeAsync();
        _folder.Dispose();
    }

    private string SocketPath => Path.Combine(_folder.Path, "s");

    // Beside HTTP/2 it takes requests of before, and refuses them, as engines do that have dropped POST /grpc.
    private void Listen(KestrelServerOptions server, TestKeys? keys)
    {
        if (keys is null)
        {
            server.ListenUnixSocket(SocketPath, listen => listen.Protocols = HttpProtocols.Http2);
            return;
        }

        server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(keys.Server, secured =>
        {
            secured.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            secured.ClientCertificateValidation = (shown, _, _) => shown.Subject == "CN=client";
        }));
    }

    private SolveResponse Answer(string config) => new()
    {
        ExporterResponse = { ["containerimage.digest"] = Manifest, ["containerimage.config.digest"] = config },
    };
}
