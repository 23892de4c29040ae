using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.Classic;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.Engine;

/// <summary>One build request from its first byte to its end: the context goes in as it is packed, the messages are read as they come.</summary>
internal sealed class BuildCall(DockerClient client, BuildRequest request, string? networkMode, TimeProvider time)
{
    private long _begun;

    public BuildLog Log { get; } = new(request.Builder == Builder.BuildKit ? new BuildKitTrace() : new ClassicTrace());

    /// <summary>Never throws for a build that failed or was cancelled; an engine that hangs up throws what the client throws.</summary>
    public async Task<BuildOutcome> Run(Action<string> tell, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        _begun = time.GetTimestamp();
        try
        {
            await Send(tell, either.Token);
            return Outcome(Log is { Error: null, ImageId: not null } ? BuildStatus.Built : BuildStatus.Failed, Log.Error);
        }
        catch (DockerApiException refused) when (!either.IsCancellationRequested)
        {
            return Outcome(BuildStatus.Failed, EngineAnswer.Message(refused));
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
        {
            // A context file that changed or went while it was sent: the other builds can still be made.
            return Outcome(BuildStatus.Failed, fault.Message);
        }
#pragma warning disable CA1031 // Do not catch general exception types: a request that was broken off throws whatever its socket threw
        catch (Exception) when (either.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return cancellationToken.IsCancellationRequested
                ? Outcome(BuildStatus.Cancelled, null)
                : Outcome(BuildStatus.TimedOut, $"the build had not ended after {request.Timeout.TotalSeconds:0.###} s (--timeout)");
        }
    }

    private Task Send(Action<string> tell, CancellationToken cancellationToken) => StreamedBody.Send(request.Context.Write, async context =>
    {
#pragma warning disable CS0618 // Type or member is obsolete: the overload with progress cannot read BuildKit's messages (aux is a string there)
        await using var messages = await client.Images.BuildImageFromDockerfileAsync(context, Parameters(), cancellationToken);
#pragma warning restore CS0618
        using var reader = new StreamReader(messages);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Log.Read(line, time.GetElapsedTime(_begun)) is { } step)
                tell(step);
        }
    }, cancellationToken);

    private ImageBuildParameters Parameters() => new()
    {
        Dockerfile = request.Context.DockerfileName,
        Version = request.Builder == Builder.BuildKit ? "2" : "1",
        NoCache = request.NoCache,
        Target = request.Target,
        BuildArgs = request.Arguments.ToDictionary(),
        Labels = request.Labels.ToDictionary(),
        Tags = request.Tag is null ? null : [request.Tag],
        NetworkMode = networkMode,
        Remove = true,
        // Without it the classic builder leaves the container of a failed step behind.
        ForceRemove = true,
    };

    private BuildOutcome Outcome(BuildStatus status, string? error)
    {
        var elapsed = time.GetElapsedTime(_begun);
        var spans = Log.Trace.Spans;
        return new BuildOutcome(
            status,
            status == BuildStatus.Built ? Log.ImageIdArrived ?? elapsed : elapsed,
            spans.Solve,
            spans.Export,
            spans.Upload,
            Log.Trace.Steps,
            status == BuildStatus.Built ? Log.ImageId : null,
            status == BuildStatus.Failed ? error ?? "the engine ended the build without an image id and without saying why" : error,
            Log.Trace.LogTail);
    }
}
