using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Checks;

/// <summary>
/// Starts a variant's image once, as it is, and checks it. Whatever happens, its container is removed; a removal that takes the engine
/// long is not waited for.
/// </summary>
internal sealed class VariantCheck(IContainers containers, IReadOnlyDictionary<string, string> labels, TimeProvider time)
{
    /// <summary>What Docker gives a container to end on its stop signal.</summary>
    public static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(10);

    // A free port that the engine chose can be taken by somebody else before it is bound.
    private const int Attempts = 3;

    public async Task<CheckRecord> Run(VariantKey key, int round, string imageId, CheckSpec? spec, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var record = await Once(new CheckRecord(key, round, time.GetUtcNow(), CheckResult.Passed), imageId, spec, cancellationToken);
            if (attempt == Attempts || record.Failure is not { } failure || !IsPortTaken(failure.Came))
                return record;
        }
    }

    private static bool IsPortTaken(string came) => came.StartsWith("the engine refused", StringComparison.Ordinal)
        && (came.Contains("address already in use", StringComparison.Ordinal)
            || came.Contains("port is already allocated", StringComparison.Ordinal));

    private async Task<CheckRecord> Once(CheckRecord blank, string imageId, CheckSpec? spec, CancellationToken cancellationToken)
    {
        var port = (spec as HttpCheck)?.Port;
        var request = new ContainerRequest(imageId, port, spec?.Memory ?? CheckSpec.DefaultMemory, spec?.ReadOnlyRoot ?? false, labels);
        var (id, refusal) = await containers.Create(request, cancellationToken);
        if (id is null)
            return Refused(blank, refusal!, spec);
        try
        {
            var begun = time.GetTimestamp();
            if (await containers.Start(id, cancellationToken) is { } why)
                return Refused(blank, why, spec);
            var container = new CheckedContainer(containers, id, blank, begun, time);
            var record = await Check(container, spec, cancellationToken);
            return blank.Round == 0 && record.Result != CheckResult.Failed ? await Learn(record, id, cancellationToken) : record;
        }
        finally
        {
            await Remove(id);
        }
    }

    // An image that is no program, and a scenario that does not say it is one: then there is nothing to check.
    private static CheckRecord Refused(CheckRecord blank, string refusal, CheckSpec? spec) =>
        spec is null && refusal.Contains("no command specified", StringComparison.OrdinalIgnoreCase)
            ? blank with { Result = CheckResult.None }
            : blank with { Result = CheckResult.Failed, Failure = Diagnosis.OfRefusal(refusal) };

    private Task<CheckRecord> Check(CheckedContainer container, CheckSpec? spec, CancellationToken cancellationToken) => spec switch
    {
        HttpCheck http => new HttpCheckRun(container, http, time).Run(cancellationToken),
        CommandCheck command => new CommandCheckRun(container, command).Run(cancellationToken),
        _ => new StartCheckRun(container).Run(cancellationToken),
    };

    private async Task<CheckRecord> Learn(CheckRecord record, string id, CancellationToken cancellationToken)
    {
        if (await containers.Inspect(id, cancellationToken) is { IsRunning: false })
            return record;
        var executed = await containers.Execute(id, ["sh", "-c", "exit 0"], cancellationToken);
        var asked = time.GetTimestamp();
        await containers.Stop(id, StopGrace, cancellationToken);
        var took = time.GetElapsedTime(asked);
        return record with { CanExec = executed == 0, StopsOnSignal = took < StopGrace, Stop = took };
    }

    // Also after Ctrl+C, which cancelled the run's own token.
    private async Task Remove(string id)
    {
        using var limit = new CancellationTokenSource(LongestRemoval, time);
        try
        {
            await containers.Remove(id, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A slow engine: it goes on with it, and what it does not remove goes at the run's end by its label.
        }
    }
}
