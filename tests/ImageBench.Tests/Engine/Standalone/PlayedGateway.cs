using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>The gateway of a builder that is played: what it answers a frontend of the client's own.</summary>
internal sealed class PlayedGateway : LLBBridge.LLBBridgeBase
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SolveRequest>> _builds = [];

    /// <summary>What the config is of each image that it can pull.</summary>
    public Dictionary<string, ArchiveBuilder> Registry { get; } = [];

    /// <summary>Stays open for the build's frontend, until its client ends it.</summary>
    public Task Open(SolveRequest request, CancellationToken cancellationToken)
    {
        BuildOf(request.Ref).SetResult(request);
        return Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public override async Task<ResolveImageConfigResponse> ResolveImageConfig(
        ResolveImageConfigRequest request, ServerCallContext context)
    {
        await BuildOf(context.RequestHeaders.GetValue("buildkit-controlapi-buildid")!).Task.WaitAsync(TimeSpan.FromSeconds(10));
        return Registry.TryGetValue(request.Ref, out var image)
            ? new ResolveImageConfigResponse { Digest = "sha256:" + new string('a', 64), Config = ByteString.CopyFrom(image.Config) }
            : throw new RpcException(new Status(StatusCode.Unknown, $"{request.Ref}: not found"));
    }

    private TaskCompletionSource<SolveRequest> BuildOf(string id) => _builds.GetOrAdd(
        id, _ => new TaskCompletionSource<SolveRequest>(TaskCreationOptions.RunContinuationsAsynchronously));
}
