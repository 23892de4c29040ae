using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Runs.Inputs;

/// <summary>
/// What the builds of a run are made of, as it was when the run was planned; later it shows what of a build is not that any more.
/// </summary>
internal sealed class PlannedInputs
{
    private readonly InputReading _reading;

    private PlannedInputs(InputReading reading, IReadOnlyList<BuildInputs> scenarios) => (_reading, Scenarios) = (reading, scenarios);

    public IReadOnlyList<BuildInputs> Scenarios { get; }

    /// <summary>Gets the folders of which no build is sent anything.</summary>
    public OwnFolders Own { get; private init; } = OwnFolders.None;

    /// <summary>Reads every file once, of the variants that the run measures.</summary>
    public static PlannedInputs Read(
        IReadOnlyList<Scenario> scenarios, Func<string, bool> isMeasured, KnownContexts contexts, CancellationToken cancellationToken)
    {
        var reading = new InputReading(contexts, isMeasured);
        List<BuildInputs> all = [.. scenarios.Select(scenario => reading.Read(scenario, cancellationToken))];
        return new PlannedInputs(reading, all) { Own = contexts.Own };
    }

    /// <summary>
    /// What of those that a build is sent is not what it was when the run was planned: names relative to the scenario's folder. What
    /// another build left for it is no part of the plan.
    /// </summary>
    public IReadOnlyList<string> Changed(PlannedBuild build, IReadOnlyList<ContextEntry> entries, CancellationToken cancellationToken)
    {
        if (!_reading.Sent.TryGetValue((build.Scenario.ContextFolder, build.Variant.DockerfilePath), out var planned))
            return [];
        var carried = entries.Where(entry => entry.Source.Length == 0)
            .Select(entry => Path.Combine(Path.GetFullPath(build.Scenario.ContextFolder), entry.Path))
            .ToHashSet(StringComparer.Ordinal);
        var here = entries.Where(entry => entry.Source.Length > 0).DistinctBy(entry => entry.Source).ToList();
        var changed = Changed(planned, here, cancellationToken).Where(path => !carried.Contains(path));
        return [.. changed.Select(path => InputName.In(build.Scenario, path)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The same of the folders beside its context, by the names that it has for them.</summary>
    public IReadOnlyList<string> Changed(
        PlannedBuild build, IReadOnlyDictionary<string, IReadOnlyList<ContextEntry>> named, CancellationToken cancellationToken) =>
    [
        .. from folder in named
           let place = build.Variant.Options.Contexts[folder.Key].Folder!
           where _reading.Named.ContainsKey(place)
           from path in Changed(_reading.Named[place], folder.Value, cancellationToken).Order(StringComparer.Ordinal)
           select InputName.Beside(folder.Key, place, path),
    ];

    // New, others, or gone.
    private IEnumerable<string> Changed(
        IReadOnlyDictionary<string, string> planned, IReadOnlyList<ContextEntry> here, CancellationToken cancellationToken) => here
        .Where(entry => !planned.TryGetValue(entry.Source, out var digest) || _reading.DigestOf(entry, cancellationToken) != digest)
        .Select(entry => entry.Source)
        .Concat(planned.Keys.Except(here.Select(entry => entry.Source)));
}
