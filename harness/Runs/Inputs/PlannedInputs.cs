using ImageBench.Images.Archives;
using ImageBench.Model.Builds;
using ImageBench.Model.Files;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Runs.Inputs;

/// <summary>
/// What the builds of a run are made of, as it was when the run was planned; later it shows what of a build is not that any more.
/// </summary>
internal sealed class PlannedInputs
{
    private readonly InputDigests _digests;

    // What each build is sent, by its context's folder and its Dockerfile: digests by place on disk.
    private readonly Dictionary<(string Context, string Dockerfile), IReadOnlyDictionary<string, string>> _sent;

    // What lies in the folders that builds may name beside it: digests by place on disk.
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _named;

    private PlannedInputs(
        InputDigests digests,
        Dictionary<(string Context, string Dockerfile), IReadOnlyDictionary<string, string>> sent,
        Dictionary<string, IReadOnlyDictionary<string, string>> named,
        IReadOnlyList<BuildInputs> scenarios) => (_digests, _sent, _named, Scenarios) = (digests, sent, named, scenarios);

    public IReadOnlyList<BuildInputs> Scenarios { get; }

    /// <summary>Gets the folders of which no build is sent anything.</summary>
    public OwnFolders Own { get; private init; } = OwnFolders.None;

    /// <summary>Reads every file once, of the variants that the run measures.</summary>
    public static PlannedInputs Read(
        IReadOnlyList<Scenario> scenarios, Func<string, bool> isMeasured, KnownContexts contexts, CancellationToken cancellationToken)
    {
        var digests = new InputDigests();
        var sent = new Dictionary<(string Context, string Dockerfile), IReadOnlyDictionary<string, string>>();
        var named = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var all = new List<BuildInputs>();
        foreach (var scenario in scenarios)
        {
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var builds = scenario.Variants
                .Where(variant => isMeasured(variant.Name))
                .SelectMany(variant => variant.Builds)
                .ToList();
            foreach (var build in builds)
            {
                var side = scenario.SideOf(build);
                var entries = contexts.Entries(side.ContextFolder, build.DockerfilePath, cancellationToken);
                var here = Read(entries, digests, cancellationToken);
                sent[(side.ContextFolder, build.DockerfilePath)] = here;
                foreach (var (path, digest) in here)
                    files[Begin(scenario, build) + NameOf(side, path)] = digest;
            }

            foreach (var (name, folder) in builds.SelectMany(build => build.Options.Contexts)
                .Where(context => context.Value.Folder is not null)
                .Select(context => (context.Key, context.Value.Folder!))
                .Distinct())
            {
                if (!named.TryGetValue(folder, out var here))
                    named[folder] = here = Read(contexts.NamedEntries(folder, cancellationToken), digests, cancellationToken);
                // Variants may give one name to several folders.
                foreach (var (path, digest) in here)
                    files[NameOf(name, folder, path)] = files.GetValueOrDefault(NameOf(name, folder, path)) + digest;
            }

            foreach (var place in scenario.Variants
                .Where(variant => variant.HasStoredImage && isMeasured(variant.Name))
                .Select(variant => Document(variant.Image!)))
            {
                files[NameOf(scenario, place)] = OrUnreadable(() => digests.OfContent(place, cancellationToken));
            }

            foreach (var build in builds)
            {
                var side = scenario.SideOf(build);
                var yaml = Path.Combine(side.Folder, "scenario.yaml");
                if (File.Exists(yaml))
                    files[Begin(scenario, build) + NameOf(side, yaml)] = digests.OfContent(yaml, cancellationToken);
            }

            all.Add(new BuildInputs(scenario.Name, files));
        }

        return new PlannedInputs(digests, sent, named, all) { Own = contexts.Own };
    }

    /// <summary>
    /// What of those that a build is sent is not what it was when the run was planned: names relative to the scenario's folder. What
    /// another build left for it is no part of the plan.
    /// </summary>
    public IReadOnlyList<string> Changed(PlannedBuild build, IReadOnlyList<ContextEntry> entries, CancellationToken cancellationToken)
    {
        if (!_sent.TryGetValue((build.Scenario.ContextFolder, build.Variant.DockerfilePath), out var planned))
            return [];
        var carried = entries.Where(entry => entry.Source.Length == 0)
            .Select(entry => Path.Combine(Path.GetFullPath(build.Scenario.ContextFolder), entry.Path))
            .ToHashSet(StringComparer.Ordinal);
        var here = entries.Where(entry => entry.Source.Length > 0).DistinctBy(entry => entry.Source).ToList();
        var changed = Changed(planned, here, cancellationToken).Where(path => !carried.Contains(path));
        return [.. changed.Select(path => NameOf(build.Scenario, path)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The same of the folders beside its context, by the names that it has for them.</summary>
    public IReadOnlyList<string> Changed(
        PlannedBuild build, IReadOnlyDictionary<string, IReadOnlyList<ContextEntry>> named, CancellationToken cancellationToken) =>
    [
        .. from folder in named
           let place = build.Variant.Options.Contexts[folder.Key].Folder!
           where _named.ContainsKey(place)
           from path in Changed(_named[place], folder.Value, cancellationToken).Order(StringComparer.Ordinal)
           select NameOf(folder.Key, place, path),
    ];

    // New, others, or gone.
    private IEnumerable<string> Changed(
        IReadOnlyDictionary<string, string> planned, IReadOnlyList<ContextEntry> here, CancellationToken cancellationToken) => here
        .Where(entry => !planned.TryGetValue(entry.Source, out var digest) || DigestOf(entry, _digests, cancellationToken) != digest)
        .Select(entry => entry.Source)
        .Concat(planned.Keys.Except(here.Select(entry => entry.Source)));

    private static Dictionary<string, string> Read(
        IReadOnlyList<ContextEntry> entries, InputDigests digests, CancellationToken cancellationToken)
    {
        var here = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
            here[entry.Source] = DigestOf(entry, digests, cancellationToken);
        return here;
    }

    // All that counts of a layout folder is named by its digest in the one that is first.
    private static string Document(string image) => LayoutFolder.DocumentOf(image) ?? image;

    private static string DigestOf(ContextEntry entry, InputDigests digests, CancellationToken cancellationToken) =>
        OrUnreadable(() => digests.Of(entry, cancellationToken));

    // What cannot be read fails the builds that need it, and is changed when it can.
    private static string OrUnreadable(Func<string> digest)
    {
        try
        {
            return digest();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }

    // Two sides have files of the same names.
    private static string Begin(Scenario scenario, Variant variant) =>
        scenario.Sides.ContainsKey(variant.Name) ? $"{variant.Name}: " : "";

    private static string NameOf(string name, string folder, string path) =>
        $"{name}: {SlashPath.From(folder, path)}";

    private static string NameOf(Scenario scenario, string path) =>
        SlashPath.From(scenario.Folder, path);
}
