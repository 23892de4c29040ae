using Docker.DotNet;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;

namespace ImageBench.Engine;

/// <summary>One build from the first byte of its request to its end, whichever way it goes to the engine.</summary>
internal sealed class BuildCall(IBuildWay way, TimeSpan timeout, HiddenWords hidden, TimeProvider time)
{
    private long _begun;

    /// <summary>Why the build is not begun, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>Never throws for a build that failed or was cancelled; an engine that hangs up throws what the client throws.</summary>
    public async Task<BuildOutcome> Run(Action<string> tell, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        _begun = time.GetTimestamp();
        if (Refusal is not null)
            return Outcome(BuildStatus.Failed, Refusal);
        try
        {
            await way.Run(tell, () => time.GetElapsedTime(_begun), either.Token);
            return Outcome(way.Log is { Error: null, ImageId: not null } ? BuildStatus.Built : BuildStatus.Failed, way.Log.Error);
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
                : Outcome(BuildStatus.TimedOut, $"the build had not ended after {timeout.TotalSeconds:0.###} s (--timeout)");
        }
    }

    private BuildOutcome Outcome(BuildStatus status, string? error)
    {
        var elapsed = time.GetElapsedTime(_begun);
        var log = way.Log;
        var spans = log.Trace.Spans;
        return new BuildOutcome(
            status,
            status == BuildStatus.Built ? log.ImageIdArrived ?? elapsed : elapsed,
            spans.Solve,
            spans.Export,
            spans.Upload,
            [.. log.Trace.Steps.Select(Hidden)],
            status == BuildStatus.Built ? log.ImageId : null,
            status == BuildStatus.Failed && error is null
                ? "the engine ended the build without an image id and without saying why"
                : error is null ? null : hidden.Hide(error),
            [.. log.Trace.LogTail.Select(hidden.Hide)])
        {
            Way = way.Name,
            Sent = way.Sent,
        };
    }

    private Step Hidden(Step step) => step with
    {
        Name = hidden.Hide(step.Name),
        Instruction = hidden.Hide(step.Instruction),
        Error = step.Error is null ? null : hidden.Hide(step.Error),
        LogTail = [.. step.LogTail.Select(hidden.Hide)],
    };
}
