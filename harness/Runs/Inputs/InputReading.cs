using ImageBench.Images.Archives;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Runs.Inputs;

/// <summary>Reads what the builds of scenarios are made of, of the variants that a run measures; every file once.</summary>
internal sealed class InputReading(KnownContexts contexts, Func<string, bool> isMeasured)
{
    private readonly InputDigests _digests = new();
    private readonly Dictionary<(string Context, string Dockerfile), IReadOnlyDictionary<string, string>> _sent = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _named = new(StringComparer.Ordinal);

    /// <summary>What each build is sent, by its context's folder and its Dockerfile: digests by place on disk.</summary>
    public IReadOnlyDictionary<(string Context, string Dockerfile), IReadOnlyDictionary<string, string>> Sent => _sent;

    /// <summary>What lies in the folders that builds may name beside it: digests by place on disk.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Named => _named;

    public BuildInputs Read(Scenario scenario, CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var measured = scenario.Variants.Where(variant => isMeasured(variant.Name)).ToList();
        var builds = measured.SelectMany(variant => variant.Builds).ToList();
        foreach (var build in builds)
            AddSent(files, scenario, build, cancellationToken);
        AddNamed(files, builds, cancellationToken);
        foreach (var place in measured.Where(variant => variant.HasStoredImage).Select(variant => Document(variant.Image!)))
            files[InputName.In(scenario, place)] = OrUnreadable(() => _digests.OfContent(place, cancellationToken));
        foreach (var build in builds)
            AddYaml(files, scenario, build, cancellationToken);
        return new BuildInputs(scenario.Name, files);
    }

    /// <summary>The digest of an entry as it is now.</summary>
    public string DigestOf(ContextEntry entry, CancellationToken cancellationToken) =>
        OrUnreadable(() => _digests.Of(entry, cancellationToken));

    private void AddSent(
        SortedDictionary<string, string> files, Scenario scenario, Variant build, CancellationToken cancellationToken)
    {
        var side = scenario.SideOf(build);
        var here = Read(contexts.Entries(side.ContextFolder, build.DockerfilePath, cancellationToken), cancellationToken);
        _sent[(side.ContextFolder, build.DockerfilePath)] = here;
        foreach (var (path, digest) in here)
            files[Begin(scenario, build) + InputName.In(side, path)] = digest;
    }

    private void AddNamed(
        SortedDictionary<string, string> files, IEnumerable<Variant> builds, CancellationToken cancellationToken)
    {
        foreach (var (name, folder) in builds.SelectMany(build => build.Options.Contexts)
            .Where(context => context.Value.Folder is not null)
            .Select(context => (context.Key, context.Value.Folder!))
            .Distinct())
        {
            if (!_named.TryGetValue(folder, out var here))
                _named[folder] = here = Read(contexts.NamedEntries(folder, cancellationToken), cancellationToken);
            // Variants may give one name to several folders.
            foreach (var (path, digest) in here)
            {
                var called = InputName.Beside(name, folder, path);
                files[called] = files.GetValueOrDefault(called) + digest;
            }
        }
    }

    private void AddYaml(
        SortedDictionary<string, string> files, Scenario scenario, Variant build, CancellationToken cancellationToken)
    {
        var side = scenario.SideOf(build);
        var yaml = Path.Combine(side.Folder, "scenario.yaml");
        if (File.Exists(yaml))
            files[Begin(scenario, build) + InputName.In(side, yaml)] = _digests.OfContent(yaml, cancellationToken);
    }

    private Dictionary<string, string> Read(IReadOnlyList<ContextEntry> entries, CancellationToken cancellationToken)
    {
        var here = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
            here[entry.Source] = DigestOf(entry, cancellationToken);
        return here;
    }

    // All that counts of a layout folder is named by its digest in the one that is first.
    private static string Document(string image) => LayoutFolder.DocumentOf(image) ?? image;

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
}
