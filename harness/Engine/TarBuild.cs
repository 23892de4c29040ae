using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.BuildKit.Trace;
using ImageBench.Engine.Classic;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.Engine;

/// <summary>
/// A build whose context goes in as one tar, as it is packed: the only way of the classic builder, and that of BuildKit where it can be had
/// by no other.
/// </summary>
internal sealed class TarBuild(DockerClient client, BuildRequest request, string? networkMode) : IBuildWay
{
    private long _sent;

    public BuildWay Name => BuildWay.Tar;

    public BuildLog Log { get; } = new(request.Builder switch
    {
        Builder.BuildKit => new BuildKitTrace(),
        Builder.Buildah => new BuildahTrace(),
        _ => new ClassicTrace(),
    });

    public ByteSize Sent => new(Interlocked.Read(ref _sent));

    public Task Run(Action<string> tell, Func<TimeSpan> elapsed, CancellationToken cancellationToken) =>
        StreamedBody.Send(request.Context.Write, body => Send(body, tell, elapsed, cancellationToken), cancellationToken);

    private async Task Send(Stream body, Action<string> tell, Func<TimeSpan> elapsed, CancellationToken cancellationToken)
    {
        await using var context = new CountedStream(body, count => Interlocked.Add(ref _sent, count));
        // The overload with progress cannot read BuildKit's messages: aux is a string there.
#pragma warning disable CS0618 // Type or member is obsolete
        await using var messages = await client.Images.BuildImageFromDockerfileAsync(context, Parameters(), cancellationToken);
#pragma warning restore CS0618
        using var reader = new StreamReader(messages);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Log.Read(line, elapsed()) is { } step)
                tell(step);
        }
    }

    private ImageBuildParameters Parameters() => new()
    {
        Dockerfile = request.Context.DockerfileName,
        Version = request.Builder == Builder.BuildKit ? "2" : "1",
        NoCache = request.NoCache,
        Target = request.Target,
        BuildArgs = request.Arguments.ToDictionary(),
        Labels = request.Labels.ToDictionary(),
        Tags = request.Tag is null ? null : [request.Tag],
        NetworkMode = request.Options.Network ?? networkMode,
        Platform = request.Options.Platform,
        ExtraHosts = [.. request.Options.Hosts.Select(host => host.Replace('=', ':'))],
        ShmSize = request.Options.SharedMemory,
        CacheFrom = [.. request.Options.CacheFrom.Select(place => place.Attributes["ref"])],
        Remove = true,
        // Without it the classic builder leaves the container of a failed step behind.
        ForceRemove = true,
    };
}
