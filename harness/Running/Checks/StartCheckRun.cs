using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running.Checks;

/// <summary>
/// What is checked where the scenario says no way to ask: the image's own HEALTHCHECK; where it has none, that it takes a connection on the
/// port that its EXPOSE names; where none is taken or there is no such port, that the container still runs after a moment or has ended with
/// exit code 0.
/// </summary>
internal sealed class StartCheckRun(CheckedContainer container, ImageCheck check, TimeProvider time)
{
    /// <summary>Programs that cannot start mostly say so within a second; more would be waited for in every variant.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    // EXPOSE is a note: a program may open that port later, or never, and works all the same.
    private static readonly TimeSpan LongestForPort = TimeSpan.FromSeconds(15);

    private const string Asked = "the container, to run on or to end with exit code 0";

    public async Task<CheckRecord> Run(CancellationToken cancellationToken)
    {
        var health = check.UsesHealthCheck == false ? null : (await container.Containers.Inspect(container.Id, cancellationToken)).Health;
        if (health is not null)
            return await new HealthCheckRun(container, health, check.Timeout, time).Run(cancellationToken);
        if (check.UsesHealthCheck == true)
        {
            return await container.Fail(
                null, "the image's own HEALTHCHECK (check.healthcheck)", "the image has none", cancellationToken);
        }

        if (check.Port is { } port && await Listen(port, cancellationToken) is { } listening)
            return listening;
        if (await container.EndsWithin(Moment, cancellationToken)
            && await container.Containers.Inspect(container.Id, cancellationToken) is { ExitCode: not 0 })
        {
            return await container.FailAsEnded(Asked, cancellationToken);
        }

        return container.Blank with { Result = CheckResult.Started };
    }

    // Null where nothing took a connection and nothing failed.
    private async Task<CheckRecord?> Listen(int port, CancellationToken cancellationToken)
    {
        var limit = LongestForPort < check.Timeout ? LongestForPort : check.Timeout;
        var record = await new TcpCheckRun(container, new TcpCheck(port, limit), time).Run(cancellationToken);
        return record.Failure is null ? record with { Result = CheckResult.Listens } : null;
    }
}
