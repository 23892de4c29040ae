using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Parents;
using ImageBench.Running.Ports;

namespace ImageBench.Running;

/// <summary>
/// Makes a variant: one build, or several in order with files carried between them, which count as one. Its clock runs from the first byte
/// of the first request to the last image id, so what is done between two requests (taking files out, listing the next context) is in it.
/// </summary>
internal sealed class BuildChain(IEngine engine, RunSetup setup, Action<RunEvent> tell, TimeProvider time)
{
    private readonly MadeParents _parents = new(engine, setup.Parents);
    private int _images;

    public async Task<MadeBuild> Make(PlannedBuild build, bool noCache, bool edited, CancellationToken cancellationToken)
    {
        List<ScratchFile> left = [];
        try
        {
            return await Make(build, noCache, edited, left, cancellationToken);
        }
        finally
        {
            foreach (var file in left)
                file.Dispose();
        }
    }

    private async Task<MadeBuild> Make(
        PlannedBuild build, bool noCache, bool edited, List<ScratchFile> left, CancellationToken cancellationToken)
    {
        var builds = build.Variant.Builds;
        // Listing the context is outside the clock; sending it is inside.
        var next = build with { Variant = builds[0] };
        List<PackedContext> contexts = [];
        var why = setup.NotMade.GetValueOrDefault((build.Scenario.Name, build.Variant.Name))
            ?? Pack(next, edited, contexts, cancellationToken);
        await _parents.Check(cancellationToken);
        var load = setup.ReadLoad();
        var startedAt = time.GetUtcNow();
        var begun = time.GetTimestamp();
        var outcome = why is null
            ? await engine.Build(Request(next, contexts[0], noCache, TimeSpan.Zero), Told(build), cancellationToken)
            : NotSent(why);
        for (var place = 1; place < builds.Count && outcome.Status == BuildStatus.Built; place++)
        {
            var (carried, carry, fault) = await Carry(
                build, build.Variant.Before[place - 1], outcome.ImageId!, begun, left, cancellationToken);
            next = build with { Variant = builds[place], Carried = carried };
            if ((fault ?? Pack(next, edited, contexts, cancellationToken)) is { } broken)
            {
                var elapsed = time.GetElapsedTime(begun);
                outcome = outcome with { Status = BuildStatus.Failed, Elapsed = elapsed, ImageId = null, Error = broken };
                break;
            }

            var before = time.GetElapsedTime(begun);
            outcome = JoinedOutcome.Make(
                outcome, carry, before, await engine.Build(Request(next, contexts[^1], noCache, before), Told(build), cancellationToken));
        }

        var changed = contexts.SelectMany(sent => sent.FindChanged(cancellationToken)).Distinct().ToList();
        var record = new BuildRecord(
            build.Key,
            build.Position,
            startedAt,
            contexts.Sum(sent => sent.Files),
            new ByteSize(contexts.Sum(sent => sent.Size.Bytes)),
            Validity.Judge(outcome, changed))
        {
            LoadAverage = load,
        };
        return new MadeBuild(record, contexts.TrueForAll(sent => sent.ChangeIsIgnored));
    }

    /// <summary>
    /// Lists a context behind those before. What keeps it from being sent (a file of it cannot be read, or is gone) is why this build
    /// failed; the others can still be made.
    /// </summary>
    private string? Pack(PlannedBuild build, bool edited, List<PackedContext> contexts, CancellationToken cancellationToken)
    {
        try
        {
            contexts.Add(setup.Pack(build, edited, cancellationToken));
            return null;
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
        {
            return fault.Message;
        }
    }

    private static BuildOutcome NotSent(string why) =>
        new(BuildStatus.Failed, TimeSpan.Zero, null, null, null, [], ImageId: null, why, LogTail: []);

    private BuildRequest Request(PlannedBuild build, PackedContext context, bool noCache, TimeSpan passed) => new(
        context,
        build.Key.Builder,
        noCache,
        build.Variant.Target,
        setup.Arguments(build.Scenario, build.Variant, build.Key.Builder),
        Labels(build),
        setup.Options.KeepImages ? null : setup.Label.ImageName(++_images),
        passed < setup.Options.Timeout ? setup.Options.Timeout - passed : TimeSpan.Zero)
    {
        Run = setup.Label.Value,
        Options = OptionsOf(build),
        Secrets = context.Secrets,
        SshAgents = context.SshAgents,
    };

    // A cold build has no cache, from nowhere.
    private static BuildOptions OptionsOf(PlannedBuild build) => build.Key.Cache == CacheState.Cold
        ? build.Variant.Options with { CacheFrom = [] }
        : build.Variant.Options;

    // The run's own win: by them it knows what is to be removed.
    private Dictionary<string, string> Labels(PlannedBuild build) =>
        setup.Labels.Concat(build.Variant.Options.Labels.Where(label => !setup.Labels.ContainsKey(label.Key)))
            .ToDictionary(StringComparer.Ordinal);

    private Action<string> Told(PlannedBuild build) => step => tell(new RunEvent.StepStarted(build, step));

    /// <summary>The files that an earlier build leaves for the next, and the step that taking them out was; or why there is none.</summary>
    private async Task<(IReadOnlyList<CarriedFile> Files, Step Step, string? Fault)> Carry(
        PlannedBuild build,
        EarlierBuild earlier,
        string imageId,
        long begun,
        List<ScratchFile> left,
        CancellationToken cancellationToken)
    {
        var name = $"carry {string.Join(' ', earlier.Carried.Keys)}";
        Told(build)(name);
        var started = time.GetElapsedTime(begun);
        List<CarriedFile> files = [];
        string? fault = null;
        foreach (var (source, target) in earlier.Carried)
        {
            left.Add(new ScratchFile(setup.ScratchFolder));
            if (await engine.ReadFile(imageId, source, setup.ContainerLabels, left[^1], cancellationToken) is { } file)
                files.Add(file with { Path = target });
            else
                fault ??= $"the image of {Path.GetFileName(earlier.DockerfilePath)} has no file {source}, which the next build is to get";
        }

        return (files, new Step(name, null, null, name, started, time.GetElapsedTime(begun) - started, Cached: false, fault), fault);
    }
}
