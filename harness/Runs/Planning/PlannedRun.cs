using ImageBench.Model;
using ImageBench.Model.Builds;
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
    /// <summary>Of two revisions: where each comes from.</summary>
    public IReadOnlyList<VariantSource> Sources { get; init; } = [];

    /// <summary>Sentences on how two revisions were found, and on what was left out of the files that scenarios are read from.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>
    /// Whether the run can be gone on with: what a revision was laid out in is gone when the run ends, and nobody can say the secrets of a
    /// further variant again.
    /// </summary>
    public bool CanBeResumed => Sources.Count == 0 && !Request.Sources.Also.Any(side => side.HasHiddenArguments);

    /// <summary>A <see cref="Fault"/> holds all that is wrong with the request, its scenarios, or the run that is to be resumed.</summary>
    public static PlannedRun Read(RunRequest request, StateFolder state, CancellationToken cancellationToken)
    {
        var resumed = request.Resume is { } path ? ResumedRun.Open(path, state) : null;
        request = resumed?.Complete(request) ?? request;
        var contexts = new KnownContexts { Own = new OwnFolders([state.Path]) };
        var (scenarios, notes, options) = ScenarioChoice.Read(request, contexts, state, cancellationToken);
        request = request with { Options = options };
        if (resumed is null)
            request = ResultsPlace.Outside(request, scenarios, state);
        return Of(request, scenarios, contexts, resumed, cancellationToken) with
        {
            Remarks = [.. notes.Concat(DefaultsTaken(request, scenarios)).Select(note => PlainText.Line(note))],
        };
    }

    /// <summary>The same of scenarios that were read already; a <see cref="Fault"/> holds what keeps them from being built.</summary>
    public static PlannedRun Of(
        RunRequest request, IReadOnlyList<Scenario> scenarios, KnownContexts contexts, CancellationToken cancellationToken) =>
        Of(request, ScenarioChoice.Complete(scenarios, request, contexts, cancellationToken), contexts, null, cancellationToken);

    // Nobody typed it, and no scenario's file says it.
    private static IEnumerable<string> DefaultsTaken(RunRequest request, IReadOnlyList<Scenario> scenarios)
    {
        if (request.Options.DefaultPlatform is not { } platform)
            yield break;
        var built = scenarios.SelectMany(scenario => scenario.Variants).Where(variant => request.Options.Measures(variant.Name));
        if (built.Any(variant => variant.Image is null && variant.Options.Platform == platform))
            yield return $"Builds are for {platform} where their scenarios name no platform, as {RunOptions.PlatformVariable} says.";
    }

    private static PlannedRun Of(
        RunRequest request,
        IReadOnlyList<Scenario> scenarios,
        KnownContexts contexts,
        ResumedRun? resumed,
        CancellationToken cancellationToken)
    {
        var asked = request.Options;
        var inputs = new Lazy<PlannedInputs>(() => PlannedInputs.Read(scenarios, asked.Measures, contexts, cancellationToken));
        resumed?.CheckFiles(inputs.Value);
        // From any run folder: all lie side by side. A path of this machine says nothing elsewhere.
        var anyRun = Path.Combine(Path.GetFullPath(request.ResultsFolder), "run");
        var options = request.Options with
        {
            Scenarios = [.. scenarios.Select(scenario => scenario.Name)],
            ScenarioFolders =
                [.. scenarios.SelectMany(scenario => scenario.Sources).Select(path => Path.GetRelativePath(anyRun, path)).Distinct()],
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
        var skipped = scenarios.SelectMany(scenario =>
            ContextEdits.Skipped(scenario, contexts, cancellationToken).Concat(BuilderLimits.Unimportable(scenario)));
        var variants = from scenario in scenarios
                       from builder in options.Builders
                       from variant in BuilderLimits.Skipped(scenario, builder)
                       where options.Measures(variant.Key.Variant)
                       select variant;
        var ignored = scenarios.SelectMany(scenario => ContextEdits.Ignored(scenario, contexts, cancellationToken));
        bool IsMeasured(CacheState state, string variant) => options.CacheStates.Contains(state) && options.Measures(variant);
        return new Plan(scenarios, options, [.. skipped.Where(state => IsMeasured(state.Cache, state.Variant))])
        {
            SkippedVariants = [.. variants],
            Ignored = [.. ignored.Where(change => IsMeasured(change.Cache, change.Variant))],
        };
    }
}
