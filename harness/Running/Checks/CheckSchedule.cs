using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;
using ImageBench.Statistics.Variants;

namespace ImageBench.Running.Checks;

/// <summary>
/// The checks of a run: each variant's image right after its first build of each builder, for the verdict; and, when all is built, the
/// rounds that measure those that passed, interleaved like builds and shuffled by the seed. Without a check nothing is started.
/// </summary>
internal sealed class CheckSchedule(VariantCheck? check, RunOptions options, CheckLedger ledger, Action<RunEvent> tell)
{
    private readonly List<(PlannedBuild Build, string ImageId, CheckSpec Spec)> _measured = [];

    /// <summary>What nobody is to read of what a program says: it may have been built with it.</summary>
    public Func<PlannedBuild, HiddenWords> Hidden { get; init; } = _ => HiddenWords.None;

    /// <summary>Gives the verdict on the image that a build gave, whose EXPOSE names those ports.</summary>
    public async Task Verify(
        PlannedBuild build, string imageId, IReadOnlyList<int> exposed, CancellationToken cancellationToken)
    {
        if (check is null)
            return;
        var spec = SpecOf(build, exposed);
        CheckRecord record;
        try
        {
            record = await Run(check, build, 0, imageId, spec, cancellationToken);
        }
        finally
        {
            // The next build is measured: nothing of this start may be in it.
            await check.Finish();
        }

        // Only a program that answers has a moment at which it is ready.
        if (record is { Result: CheckResult.Passed or CheckResult.Listens, Ready: not null })
            _measured.Add((build, imageId, spec));
    }

    /// <summary>Whether no check of that image failed so far.</summary>
    public bool Works(VariantKey key) => CheckFigures.Results(ledger.Checks).GetValueOrDefault(key) != CheckResult.Failed;

    /// <summary>Makes the rounds that measure.</summary>
    public async Task Measure(CancellationToken cancellationToken)
    {
        if (check is null)
            return;
        var random = new Random(options.Seed);
        try
        {
            await Measure(check, random, cancellationToken);
        }
        finally
        {
            await check.Finish();
        }
    }

    private async Task Measure(VariantCheck check, Random random, CancellationToken cancellationToken)
    {
        foreach (var scenario in _measured.GroupBy(image => image.Build.Key.Scenario))
        {
            var images = scenario.ToArray();
            for (var round = 1; round <= options.CheckRounds; round++)
            {
                random.Shuffle(images);
                foreach (var (build, imageId, spec) in images)
                    await Run(check, build, round, imageId, spec, cancellationToken);
            }
        }
    }

    // Only where nobody says how to ask: a port of EXPOSE may be one of several, and need not be open.
    private static CheckSpec SpecOf(PlannedBuild build, IReadOnlyList<int> exposed) =>
        build.Scenario.Check switch
        {
            null when exposed.Count > 0 => ImageCheck.WhereNothingIsSaid with { Port = exposed[0] },
            ImageCheck { UsesHealthCheck: not true } said when exposed.Count > 0 => said with { Port = exposed[0] },
            var said => said ?? ImageCheck.WhereNothingIsSaid,
        };

    private async Task<CheckRecord> Run(
        VariantCheck check,
        PlannedBuild build,
        int round,
        string imageId,
        CheckSpec spec,
        CancellationToken cancellationToken)
    {
        tell(new RunEvent.CheckStarted(build, round));
        var record = Shown(
            await check.Run(VariantKey.Of(build.Key), round, imageId, spec, cancellationToken), Hidden(build));
        ledger.Add(record);
        tell(new RunEvent.CheckEnded(build, record));
        return record;
    }

    private static CheckRecord Shown(CheckRecord record, HiddenWords hidden) => record.Failure is not { } failure
        ? record
        : record with
        {
            Failure = new CheckFailure(
                hidden.Hide(failure.Asked),
                hidden.Hide(failure.Came),
                failure.Cause is { } cause ? hidden.Hide(cause) : null,
                [.. failure.Log.Select(hidden.Hide)]),
        };
}
