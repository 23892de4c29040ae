using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Statistics;

namespace ImageBench.Running;

/// <summary>
/// The builds of a run, in order. What is certain comes first: one build of every variant, whose image is read and checked. Then scenarios
/// follow each other; within one, the rest of round 1, which holds everything once, then round 2: so a slow minute of the machine hits all
/// alike.
/// </summary>
internal sealed record Plan(IReadOnlyList<Scenario> Scenarios, RunOptions Options, IReadOnlyList<SkippedState> SkippedStates)
{
    /// <summary>The variants that a builder of the run cannot build: no build of theirs is planned.</summary>
    public IReadOnlyList<SkippedVariant> SkippedVariants { get; init; } = [];

    /// <summary>The states of variants that are measured though the changed file is not sent.</summary>
    public IReadOnlyList<IgnoredChange> Ignored { get; init; } = [];

    /// <summary>
    /// The same on that engine. Podman builds with its own builder, whatever a Docker engine was to build with.
    /// </summary>
    public Plan On(EngineFacts engine)
    {
        if (engine.IsPodman)
            return this with { Options = Options with { Builders = [Builder.Buildah] }, SkippedVariants = [] };
        if (engine.IsBuildKit && Options.Builders.Contains(Builder.Classic))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--builder classic is a part of Docker engines, and at {engine.Endpoint} is a BuildKit by itself; leave it out.");
        }

        return Options.Builders.Contains(Builder.Buildah)
            ? throw new Fault(
                ExitCode.BadInput,
                $"The run was begun on Podman, and the engine at {engine.Endpoint} is {engine.Product}; "
                    + "name Podman's socket with --engine.")
            : this;
    }

    /// <summary>How many builds there will be; null where that depends on what they come to.</summary>
    public int? Count => Options.Rounds is null ? null : FirstRounds.Count();

    /// <summary>Every build of a run with a fixed number of rounds; of one with none, those that are made in any case.</summary>
    public IEnumerable<PlannedBuild> FirstRounds => Builds(Options.Rounds ?? AutoRounds.Least);

    /// <summary>
    /// The builds as they become due. With automatic rounds each next one is made out when the one before is done, from what the ledger
    /// then holds: a comparison that is narrow enough is built no more, and a scenario ends with its last one or with its time.
    /// </summary>
    public IEnumerable<PlannedBuild> Builds(RunLedger ledger, TimeProvider time) =>
        Options.Auto is { } auto ? Placed(Builds(auto, ledger, time)) : FirstRounds;

    private IEnumerable<PlannedBuild> Builds(int rounds)
    {
        var maker = new RoundMaker(Options, SkippedStates, SkippedVariants);
        var begun = Scenarios.Select(scenario => (Scenario: scenario, Round: maker.MakeFirst(scenario))).ToList();
        return Placed(begun.SelectMany(each => each.Round.Sure).Concat(begun.SelectMany(each => each.Round.Others.Concat(
            Enumerable.Range(2, rounds - 1).SelectMany(round => maker.Make(each.Scenario, round, _ => true))))));
    }

    private static IEnumerable<PlannedBuild> Placed(IEnumerable<PlannedBuild> builds) =>
        builds.Select((build, place) => build with { Position = place + 1 });

    private IEnumerable<PlannedBuild> Builds(AutoRounds auto, RunLedger ledger, TimeProvider time)
    {
        var maker = new RoundMaker(Options, SkippedStates, SkippedVariants);
        List<(Scenario Scenario, IReadOnlyList<PlannedBuild> Others, TimeSpan Taken)> begun = [];
        foreach (var (scenario, round) in Scenarios.Select(scenario => (scenario, maker.MakeFirst(scenario))).ToList())
        {
            var from = time.GetTimestamp();
            foreach (var build in round.Sure)
                yield return build;
            begun.Add((scenario, round.Others, time.GetElapsedTime(from)));
        }

        foreach (var (scenario, others, taken) in begun)
        {
            foreach (var build in Rounds(scenario, others, taken, maker, auto, ledger, time))
                yield return build;
        }
    }

    private static IEnumerable<PlannedBuild> Rounds(
        Scenario scenario,
        IReadOnlyList<PlannedBuild> others,
        TimeSpan taken,
        RoundMaker maker,
        AutoRounds auto,
        RunLedger ledger,
        TimeProvider time)
    {
        var begun = time.GetTimestamp();
        foreach (var build in others)
            yield return build;
        for (var round = 2; ; round++)
        {
            // A run that is gone on with holds later rounds as well, and must choose as it did.
            var settled = SettledStates.Find(scenario, [.. ledger.Builds.Where(build => build.Key.Round < round)], auto.Width);
            var isEarly = round <= AutoRounds.Least;
            var due = maker.Make(scenario, round, key => isEarly || !settled.Contains((key.Builder, key.Cache)));
            if (due.Count == 0)
                yield break;
            foreach (var build in due)
            {
                if (taken + time.GetElapsedTime(begun) >= auto.Budget)
                    yield break;
                yield return build;
            }
        }
    }
}
