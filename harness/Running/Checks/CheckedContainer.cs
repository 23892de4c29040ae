using ImageBench.Model.Runs;
using ImageBench.Running.Checks.Causes;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Checks;

/// <summary>A container that was started to be checked. Its clock runs from its start request.</summary>
internal sealed class CheckedContainer(IContainers containers, string id, CheckRecord blank, long begun, TimeProvider time)
{
    public string Id => id;

    public TimeSpan Elapsed => time.GetElapsedTime(begun);

    /// <summary>The record of this start, to be completed.</summary>
    public CheckRecord Blank => blank;

    public IContainers Containers => containers;

    /// <summary><paramref name="silentPort"/> is one that was asked and did not answer.</summary>
    public async Task<CheckRecord> Fail(int? silentPort, string asked, string came, CancellationToken cancellationToken) => blank with
    {
        Result = CheckResult.Failed,
        Failure = await Diagnosis.Make(containers, id, silentPort, asked, came, cancellationToken),
    };

    public async Task<CheckRecord> FailAsEnded(string asked, CancellationToken cancellationToken)
    {
        var state = await containers.Inspect(id, cancellationToken);
        return await Fail(
            null,
            asked,
            FormattableString.Invariant($"the container ended with exit code {state.ExitCode} after {Elapsed.TotalSeconds:0.0##} s"),
            cancellationToken);
    }

    /// <summary>Whether it ends within that time.</summary>
    public async Task<bool> EndsWithin(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await containers.WaitForEnd(id, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
