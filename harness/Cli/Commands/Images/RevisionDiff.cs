using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Images.Changes;
using ImageBench.Model;
using ImageBench.Reports.Sections;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Outcomes;
using ImageBench.Runs.Sides;
using ImageBench.Scenarios.Revisions;

namespace ImageBench.Cli.Commands.Images;

/// <summary>
/// <c>imagebench diff PATH --base REV</c>: builds what a path holds at a revision and now, both on one engine, and says what changed. It
/// leaves a run folder as any run.
/// </summary>
internal sealed class RevisionDiff(
    ImageOptionSet images,
    RevisionOptionSet options,
    DifferenceOutput shown,
    LimitOptionSet limits,
    ExportOptionSet exports,
    TimeProvider time)
{
    public async Task<int> Run(ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        var output = Told(parsed);
        var (state, host) = (KeptState.Find(parsed), new ThisHost());
        var asked = options.Read(parsed, path, images.Platform(parsed));
        var integration = new ContinuousIntegration(Environment.GetEnvironmentVariable);
        using var planned = await new SidePlanner(asked, state, host, integration).Plan(cancellationToken);
        foreach (var sentence in planned.Told)
            ErrorLines.Write(parsed.InvocationConfiguration.Error, sentence);
        if (planned.Run is null)
        {
            await output.WriteLineAsync("Nothing is built: the change touches no image.");
            if (images.IsForPrograms(parsed))
                await shown.WriteAll(parsed, [], cancellationToken);
            if (!options.IsDryRun(parsed))
                await exports.Write(parsed, () => RevisionOutcome.OfNothing(planned, exports.Name(parsed)), cancellationToken);
            return (int)ExitCode.Good;
        }

        if (options.IsDryRun(parsed))
        {
            PlanTable.Write(TableConsole.On(exports.Shown(parsed)), planned.Run.Plan);
            return (int)ExitCode.Good;
        }

        var display = new ShownRun(options.Display(parsed), parsed.InvocationConfiguration.Error, time);
        var made = await display.Use(
            planned.Run.Request, planned.Run.Plan, around => MadeComparison.Make(planned.Run, around, cancellationToken));
        return (int)await Write(parsed, planned, made, cancellationToken);
    }

    // Where what people read goes: aside, where standard output is for programs.
    private TextWriter Told(ParseResult parsed) =>
        images.IsForPrograms(parsed) ? parsed.InvocationConfiguration.Error : exports.Shown(parsed);

    private static IEnumerable<(string Scenario, ImageDifference Difference)> Known(MadeComparison made) =>
        from part in made.Differences
        where part.Difference is not null
        select (part.Scenario, part.Difference);

    private async Task<ExitCode> Write(
        ParseResult parsed, PlannedSides planned, MadeComparison made, CancellationToken cancellationToken)
    {
        var scenarios = planned.Run!.Plan.Scenarios;
        var (isForPeople, output) = (!images.IsForPrograms(parsed), Told(parsed));
        if (made.Differences is [{ Difference: { } only }])
            await shown.Write(parsed, only, mayNameParents: false, cancellationToken);
        else
            await shown.WriteAll(parsed, [.. Known(made)], cancellationToken);
        if (isForPeople && (made.HasTimes || made.Differences.Count == 0 || made.Differences.Any(part => part.Difference is null)))
            ResultTable.Write(TableConsole.On(output), made.Results);
        foreach (var variant in made.Results.Variants.Where(variant => !variant.Counts))
        {
            var failure = VariantFailure.Of(made.Results, variant)?.Message;
            TableConsole.On(output).Say($"{variant.Scenario}, {variant.Variant}: {failure}", hanging: 2);
        }

        var overBudget = made.Results.Variants.Select(BudgetSection.Sentence).OfType<string>().ToList();
        foreach (var sentence in overBudget)
            TableConsole.On(output).Say(sentence + ".", hanging: 2);
        var findings = RevisionLimits.Judge(made, scenarios, limits.Read(parsed));
        await exports.Write(
            parsed,
            () => OutcomeDockerfiles.Add(RevisionOutcome.Of(made, exports.Name(parsed), findings), scenarios, planned),
            cancellationToken);
        var limited = await LimitLines.Write(parsed, findings, isForPeople && !exports.IsPiped(parsed));
        await MadeRun.Write(output, made.Folder);
        return made.Results.Run.Interrupted ? ExitCode.Interrupted
            : made.HeadFailed ? ExitCode.VariantFailed
            : overBudget.Count > 0 ? ExitCode.OverBudget
            : limited;
    }
}
