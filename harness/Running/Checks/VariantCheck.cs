using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks.Causes;
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
    private static readonly TimeSpan LongestAfterInterrupt = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestCommand = TimeSpan.FromSeconds(2);

    // A free port that the engine chose can be taken by somebody else before it is bound.
    private const int Attempts = 3;

    // From then on people ask what is waited for.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(2);

    private Task _removal = Task.CompletedTask;

    /// <summary>Is told whose program does not end on its stop signal, while that is waited for.</summary>
    public Action<VariantKey> TellSlowStop { get; init; } = _ => { };

    /// <summary>
    /// The container may still be going when this comes back: it goes while the next one is made, and is gone before that one starts.
    /// </summary>
    public async Task<CheckRecord> Run(VariantKey key, int round, string imageId, CheckSpec? spec, CancellationToken cancellationToken)
    {
        var wanted = spec ?? ImageCheck.WhereNothingIsSaid;
        for (var attempt = 1; ; attempt++)
        {
            var blank = new CheckRecord(key, round, time.GetUtcNow(), CheckResult.Passed);
            var (record, user) = await Once(blank, imageId, wanted, cancellationToken);
            if (record.Failure is not { } failure)
                return record;
            if (attempt == Attempts || !IsPortTaken(failure.Came))
            {
                return round == 0 && MissingPrivileges.MayBe(failure, wanted, user)
                    && await Once(blank, imageId, wanted with { NewPrivileges = true }, cancellationToken) is { Record.Failure: null }
                    ? record with { Failure = failure with { Cause = MissingPrivileges.Cause } }
                    : record;
            }
        }
    }

    /// <summary>Comes back when the last container is gone.</summary>
    public Task Finish() => _removal;

    private static bool IsPortTaken(string came) => came.StartsWith("the engine refused", StringComparison.Ordinal)
        && (came.Contains("address already in use", StringComparison.Ordinal)
            || came.Contains("port is already allocated", StringComparison.Ordinal));

    // The user is that of a container that was started and failed.
    private async Task<(CheckRecord Record, string? User)> Once(
        CheckRecord blank, string imageId, CheckSpec spec, CancellationToken cancellationToken)
    {
        var (id, refusal) = await containers.Create(Request(imageId, spec), cancellationToken);
        if (id is null)
            return (Refused(blank, refusal!, spec), null);
        var earlier = _removal;
        try
        {
            await earlier;
            var begun = time.GetTimestamp();
            if (await containers.Start(id, cancellationToken) is { } why)
                return (Refused(blank, why, spec), null);
            var container = new CheckedContainer(containers, id, blank, begun, time);
            var record = await Check(container, spec, cancellationToken);
            if (record.Result == CheckResult.Failed)
                return (record, (await containers.Inspect(id, cancellationToken)).User);
            return (blank.Round == 0 ? await Learn(record, id, cancellationToken) : record, null);
        }
        finally
        {
            _removal = Remove(id, cancellationToken);
        }
    }

    private ContainerRequest Request(string imageId, CheckSpec spec) =>
        new(imageId, PortOf(spec), spec.Memory, spec.ReadOnlyRoot, labels)
        {
            Environment = spec.Environment,
            Arguments = spec.Arguments,
            NewPrivileges = spec.NewPrivileges,
        };

    private static int? PortOf(CheckSpec spec) => (spec as HttpCheck)?.Port ?? (spec as TcpCheck)?.Port ?? (spec as ImageCheck)?.Port;

    // An image that is no program, and a scenario that does not say it is one: then there is nothing to check.
    private static CheckRecord Refused(CheckRecord blank, string refusal, CheckSpec spec) =>
        spec is ImageCheck { UsesHealthCheck: not true } && refusal.Contains("no command specified", StringComparison.OrdinalIgnoreCase)
            ? blank with { Result = CheckResult.None }
            : blank with { Result = CheckResult.Failed, Failure = Diagnosis.OfRefusal(refusal) };

    private Task<CheckRecord> Check(CheckedContainer container, CheckSpec spec, CancellationToken cancellationToken) => spec switch
    {
        HttpCheck http => new HttpCheckRun(container, http, time).Run(cancellationToken),
        TcpCheck tcp => new TcpCheckRun(container, tcp, time).Run(cancellationToken),
        CommandCheck command => new CommandCheckRun(container, command).Run(cancellationToken),
        ImageCheck image => new StartCheckRun(container, image, time).Run(cancellationToken),
        _ => throw new InvalidOperationException($"a check of an unknown kind: {spec.GetType().Name}"),
    };

    private async Task<CheckRecord> Learn(CheckRecord record, string id, CancellationToken cancellationToken)
    {
        if (await containers.Inspect(id, cancellationToken) is { IsRunning: false })
            return record;
        var executed = await containers.Execute(id, ["sh", "-c", "exit 0"], LongestCommand, cancellationToken);
        var asked = time.GetTimestamp();
        await Stop(record.Key, id, cancellationToken);
        var took = time.GetElapsedTime(asked);
        return record with { CanExec = executed is { ExitCode: 0 }, StopsOnSignal = took < StopGrace, Stop = took };
    }

    private async Task Stop(VariantKey key, string id, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stopping = containers.Stop(id, StopGrace, cancellationToken);
        if (await Task.WhenAny(stopping, Task.Delay(Noticed, time, over.Token)) != stopping && !cancellationToken.IsCancellationRequested)
            TellSlowStop(key);
        await stopping;
        await over.CancelAsync();
    }

    // Also after Ctrl+C, which cancelled the run's own token; then nobody waits for an engine that hangs.
    private async Task Remove(string id, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestRemoval, time);
        await using var hurry = cancellationToken.Register(() => limit.CancelAfter(LongestAfterInterrupt));
        try
        {
            await containers.Remove(id, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A slow engine: it goes on with it, and what it does not remove goes at the run's end by the mark of its containers.
        }
    }
}
