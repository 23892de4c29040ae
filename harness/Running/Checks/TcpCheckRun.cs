using System.Net;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running.Checks;

/// <summary>The check of a program that takes connections and speaks something else than HTTP. Nothing is sent to it.</summary>
internal sealed class TcpCheckRun(CheckedContainer container, TcpCheck check, TimeProvider time)
{
    // As with HTTP: the resolution of the ready time.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    private string Asked => FormattableString.Invariant($"a connection to port {check.Port}, to be taken");

    public async Task<CheckRecord> Run(CancellationToken cancellationToken)
    {
        var state = await container.Containers.Inspect(container.Id, cancellationToken);
        if (state.Address is not { } address)
            return await container.FailAsEnded(Asked, cancellationToken);
        await using var watch = new EndWatch(
            container.Containers, container.Id, check.Timeout - container.Elapsed, time, cancellationToken);
        try
        {
            return await WaitUntilTaken([address, .. state.OwnAddress is { } own ? [own] : Array.Empty<Uri>()], watch.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return watch.IsTimeOver
                ? await container.Fail(
                    check.Port,
                    Asked,
                    FormattableString.Invariant($"none was taken within {check.Timeout.TotalSeconds:0.###} s (check.timeout)"),
                    cancellationToken)
                : await container.FailAsEnded(Asked, cancellationToken);
        }
    }

    private async Task<CheckRecord> WaitUntilTaken(IReadOnlyList<Uri> addresses, CancellationToken cancellationToken)
    {
        for (var probes = 1; ; probes++)
        {
            var sent = time.GetTimestamp();
            var (ready, took) = (TimeSpan.Zero, TimeSpan.Zero);
            var isOpen = await TcpProbe.StaysOpen(
                addresses[(probes - 1) % addresses.Count],
                () => (ready, took) = (container.Elapsed, time.GetElapsedTime(sent)),
                time,
                cancellationToken);
            if (isOpen && await IsListenedTo(cancellationToken))
            {
                var usage = await container.Containers.Measure(container.Id, cancellationToken);
                return container.Blank with { Ready = ready, Probes = probes, Probe = took, Memory = usage?.Memory, Cpu = usage?.Cpu };
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    // What stands between may take a connection for a program that is not there yet; where the container can be looked into, that is seen.
    private async Task<bool> IsListenedTo(CancellationToken cancellationToken) =>
        await container.Containers.FindListeners(container.Id, cancellationToken) is not { } listeners
            || listeners.Any(listener => listener.Port == check.Port && !IPAddress.IsLoopback(listener.Address));
}
