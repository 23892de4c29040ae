using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Checks;

/// <summary>
/// The image's own HEALTHCHECK. Its command is run here, sooner and more often than the engine would; the container has as much time as an
/// engine gives it before it is called unhealthy. No ready time comes of it: a command inside the container takes part in what it measures.
/// </summary>
internal sealed class HealthCheckRun(CheckedContainer container, ContainerState.HealthProbe probe, TimeSpan longest, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private const int LongestQuote = 200;

    private string _came = "it was not answered";

    // What an image says may be longer than any time.
    private TimeSpan Limit => probe.StartPeriod.Ticks + ((double)probe.Retries * probe.Interval.Ticks) is var ticks && ticks < longest.Ticks
        ? TimeSpan.FromTicks((long)ticks)
        : longest;

    private string Asked => $"the image's own HEALTHCHECK ({PlainText.Line(probe.Text, LongestQuote)}), to end with exit code 0";

    public async Task<CheckRecord> Run(CancellationToken cancellationToken)
    {
        await using var watch = new EndWatch(container.Containers, container.Id, Limit - container.Elapsed, time, cancellationToken);
        try
        {
            while (!await Succeeds(watch.Token))
                await Task.Delay(Pause, time, watch.Token);
            return container.Blank;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!watch.IsTimeOver)
                return await Ended(cancellationToken);
            return await container.Fail(
                null,
                Asked,
                FormattableString.Invariant($"{_came}; it had not succeeded after {Limit.TotalSeconds:0.###} s"),
                cancellationToken);
        }
    }

    // A program that is done is not unwell.
    private async Task<CheckRecord> Ended(CancellationToken cancellationToken) =>
        await container.Containers.Inspect(container.Id, cancellationToken) is { ExitCode: 0 }
            ? container.Blank with { Result = CheckResult.Started }
            : await container.FailAsEnded(Asked, cancellationToken);

    private async Task<bool> Succeeds(CancellationToken cancellationToken)
    {
        var answer = await container.Containers.Execute(container.Id, probe.Command, probe.Timeout, cancellationToken);
        var words = answer is { Output: var output } ? PlainText.Line(output.Trim(), LongestQuote) : "";
        _came = answer is { ExitCode: var code }
            ? FormattableString.Invariant($"it ended with exit code {code}{(words.Length > 0 ? ": " : "")}{words}")
            : "it could not be run, or did not end in time";
        return answer is { ExitCode: 0 };
    }
}
