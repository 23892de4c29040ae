using ImageBench.Model.Runs;

namespace ImageBench.Running.Checks;

/// <summary>
/// What is checked where the scenario says nothing: the container still runs after a moment, or has ended with exit code 0.
/// </summary>
internal sealed class StartCheckRun(CheckedContainer container)
{
    /// <summary>Programs that cannot start mostly say so within a second; more would be waited for in every variant.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private const string Asked = "the container, to run on or to end with exit code 0";

    public async Task<CheckRecord> Run(CancellationToken cancellationToken)
    {
        if (await container.EndsWithin(Moment, cancellationToken)
            && await container.Containers.Inspect(container.Id, cancellationToken) is { ExitCode: not 0 })
        {
            return await container.FailAsEnded(null, Asked, cancellationToken);
        }

        return container.Blank with { Result = CheckResult.Started };
    }
}
