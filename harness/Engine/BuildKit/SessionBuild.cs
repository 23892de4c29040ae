using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Blobs;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Session;
using ImageBench.Engine.BuildKit.Trace;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit;

/// <summary>
/// A build as Docker's own clients make it: BuildKit asks for the files that it lacks while it builds, and tells of its steps in a stream.
/// </summary>
internal sealed class SessionBuild(
    BuilderLink builder, BuildRequest request, ContextFolders folders, BuildPlace place, LocalCaches caches, TimeProvider time) : IBuildWay
{
    /// <summary>What an exporter calls the digest of the image that it made.</summary>
    public const string ImageId = "containerimage.digest";

    private const string CacheManifest = "cache.manifest";

    // The engine ends the status stream when it has told all; one of a build that failed before it began stays open for some seconds.
    private static readonly TimeSpan LongestAfterword = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestAfterFailure = TimeSpan.FromSeconds(1);

    // What the client says where an answer ends before its status, or is none of a builder.
    private static readonly string[] ClientsOwn =
        ["No grpc-status found", "Bad gRPC response", "Incomplete message", "Unexpected end of content", "Failed to deserialize"];

    private readonly BuildKitTrace _trace = new();
    private readonly SessionOffer _offer = new(new Dictionary<string, IReadOnlyList<ContextItem>>(folders.Named)
    {
        ["context"] = folders.Context,
        ["dockerfile"] = folders.Dockerfile,
    })
    {
        Secrets = request.Secrets,
        SshAgents = request.SshAgents,
        Login = DockerConfig.FindLogin,
        Target = place.Output?.Target,
        Stores = place.Stores.Concat(caches.Stores).ToDictionary(),
    };

    private readonly BuildRequest _request = request with { Options = caches.Options };
    private BuildLog? _log;

    public SessionBuild(
        BuilderLink builder, BuildRequest request, ContextFolders folders, BuildPlace place, TimeProvider time)
        : this(builder, request, folders, place, LocalCaches.Of(request.Options), time)
    {
    }

    public BuildWay Name => BuildWay.Session;

    public BuildLog Log => _log ??= new BuildLog(_trace);

    public ByteSize Sent => _offer.Sent;

    /// <summary>What the exporter said of the image; empty where there is none.</summary>
    public IReadOnlyDictionary<string, string> Answer { get; private set; } = new Dictionary<string, string>();

    public async Task Run(Action<string> tell, Func<TimeSpan> elapsed, CancellationToken cancellationToken)
    {
        var head = SessionHead.New(SharedKey());
        await using var session = await builder.OpenSession(head, _offer, cancellationToken);
        var solve = SolveRequests.Of(_request, folders.DockerfileName, head.Id, place);
        using var over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var broken = cancellationToken.Register(over.Cancel);
        var steps = TellSteps(solve.Ref, tell, over.Token);
        try
        {
            var answer = await builder.Control.SolveAsync(solve, cancellationToken: cancellationToken);
            Answer = answer.ExporterResponse;
            caches.Keep(Answer.GetValueOrDefault(CacheManifest));
            Log.End(Answer.GetValueOrDefault(ImageId), null, elapsed());
        }
        catch (RpcException failed) when (IsAnswer(failed) && !cancellationToken.IsCancellationRequested)
        {
            Log.End(null, FailureRemedy.After(failed.Status.Detail), elapsed());
        }
        finally
        {
            over.CancelAfter(Log.Error is not null ? LongestAfterFailure : LongestAfterword);
            await steps;
        }

        if (_offer.Trouble is { } trouble)
            throw trouble;
    }

    // What the builder itself said; all else is a connection that broke, or something in between that speaks for itself.
    private static bool IsAnswer(RpcException failed) =>
        failed.Status.DebugException is null
            && !ClientsOwn.Any(words => failed.Status.Detail.StartsWith(words, StringComparison.Ordinal));

    private async Task TellSteps(string build, Action<string> tell, CancellationToken cancellationToken)
    {
        try
        {
            using var status = builder.Control.Status(new StatusRequest { Ref = build }, cancellationToken: cancellationToken);
            await foreach (var message in status.ResponseStream.ReadAllAsync(cancellationToken))
            {
                if (_trace.Add(message) is { } step)
                    tell(step);
            }
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            // Why it ended early is what the build itself says.
        }
    }

    // An earlier run's copy, whose files may have other times by chance, is no part of what is measured.
    private string SharedKey()
    {
        var labels = request.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}");
        var text = string.Join('\0', labels.Prepend(request.Run).Prepend(folders.Key));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
