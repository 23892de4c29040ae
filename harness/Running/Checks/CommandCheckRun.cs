using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running.Checks;

/// <summary>The check of a program that ends by itself.</summary>
internal sealed class CommandCheckRun(CheckedContainer container, CommandCheck check)
{
    private static readonly Dictionary<string, string> Nothing = [];

    public async Task<CheckRecord> Run(CancellationToken cancellationToken)
    {
        if (!await container.EndsWithin(check.Timeout - container.Elapsed, cancellationToken))
        {
            return await container.Fail(
                null,
                Asked,
                FormattableString.Invariant($"it had not ended after {check.Timeout.TotalSeconds:0.###} s (check.timeout)"),
                cancellationToken);
        }

        var state = await container.Containers.Inspect(container.Id, cancellationToken);
        if (state.ExitCode != check.ExitCode)
            return await container.FailAsEnded(Asked, cancellationToken);
        var log = await container.Containers.ReadLog(container.Id, cancellationToken);
        var wrong = AnswerRules.WrongText(log.Output, check.Output, "the standard output", Nothing)
            ?? AnswerRules.WrongText(log.Error, check.Error, "the standard error", Nothing);
        return wrong is null ? container.Blank : await container.Fail(null, Asked, wrong, cancellationToken);
    }

    private string Asked => FormattableString.Invariant($"the program, to end with exit code {check.ExitCode}");
}
