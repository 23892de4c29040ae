using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Running;
using ImageBench.Runs.Inputs;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Planning;

/// <summary>
/// A request that was read and found good, before anything is opened: its builds, what they are made of (read when it is asked for, which a
/// dry run does not), and (null: none) the earlier run that it goes on with.
/// </summary>
internal sealed record PlannedRun(RunRequest Request, Plan Plan, Lazy<PlannedInputs> Inputs, ResumedRun? Resumed)
{
    /// <summary>A <see cref="Fault"/> holds all that is wrong with the request, its scenarios, or the run that is to be resumed.</summary>
    public static PlannedRun Read(RunRequest request, StateFolder state, CancellationToken cancellationToken)
    {
        var resumed = request.Resume is { } path ? ResumedRun.Open(path, state) : null;
        request = resumed?.Complete(request) ?? request;
        var contexts = new KnownContexts();
        var scenarios = ScenarioChoice.Read(request, contexts, cancellationToken);
        if (resumed is null)
            request = ResultsPlace.Outside(request, scenarios, state);
        var variants = request.Options.Variants;
        var inputs = new Lazy<PlannedInputs>(() => PlannedInputs.Read(scenarios, variants, contexts, cancellationToken));
        resumed?.CheckFiles(inputs.Value);
        // From any run folder: all lie side by side. A path of this machine says nothing elsewhere.
        var anyRun = Path.Combine(Path.GetFullPath(request.ResultsFolder), "run");
        var options = request.Options with
        {
            Scenarios = [.. scenarios.Select(scenario => scenario.Name)],
            ScenarioFolders = [.. scenarios.SelectMany(scenario => scenario.Sources).Select(path => Path.GetRelativePath(anyRun, path))],
            SourceOptions = SourceWords.Kept(request.Sources, anyRun),
        };
        var plan = PlanOf(scenarios, options, contexts, cancellationToken);
        return plan.FirstRounds.Any()
            ? new PlannedRun(request, plan, inputs, resumed)
            : throw new Fault(
                ExitCode.BadInput,
                string.Join('\n', PlanRemarks.Of(plan).Select(remark => remark.Sentence).Append("Nothing is left to build.")));
    }

    private static Plan PlanOf(
        IReadOnlyList<Scenario> scenarios, RunOptions options, KnownContexts contexts, CancellationToken cancellationToken)
    {
        bool Asked(string variant) => options.Variants.Count == 0 || options.Variants.Contains(variant);
        var skipped = scenarios.SelectMany(scenario =>
            ContextEdits.Skipped(scenario, contexts, cancellationToken).Concat(BuilderLimits.Unimportable(scenario)));
        var variants = from scenario in scenarios
                       from builder in options.Builders
                       from variant in BuilderLimits.Skipped(scenario, builder)
                       where Asked(variant.Key.Variant)
                       select variant;
        var ignored = scenarios.SelectMany(scenario => ContextEdits.Ignored(scenario, contexts, cancellationToken));
        return new Plan(scenarios, options, [.. skipped.Where(state => options.CacheStates.Contains(state.Cache) && Asked(state.Variant))])
        {
            SkippedVariants = [.. variants],
            Ignored = [.. ignored.Where(change => options.CacheStates.Contains(change.Cache) && Asked(change.Variant))],
        };
    }
}
