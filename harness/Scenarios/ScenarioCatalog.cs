using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>Finds scenario folders and reads them, with all mistakes of all of them at once.</summary>
internal static class ScenarioCatalog
{
    /// <summary>
    /// Reads the wanted scenarios, or all when none is named. A name is a folder under <paramref name="scenariosFolder"/>; with a slash in
    /// it (or "." or "..") it is a path. Of all folders those without a Dockerfile and a scenario.yaml are none; a named one must be a
    /// scenario.
    /// </summary>
    public static CatalogResult Read(string scenariosFolder, IReadOnlyList<string> wanted)
    {
        try
        {
            return wanted.Count == 0 ? ReadAll(scenariosFolder) : ReadWanted(scenariosFolder, wanted);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var what = $"the folder cannot be read: {exception.Message.TrimEnd('.')}";
            return new CatalogResult(
                [], [new Mistake(scenariosFolder, null, what, "Give a folder that you may read with --scenarios DIR")]);
        }
    }

    private static CatalogResult ReadAll(string scenariosFolder)
    {
        if (!Directory.Exists(scenariosFolder))
            return new CatalogResult([], [NoFolder(scenariosFolder)]);
        // On all cores: for a thousand folders the YAML alone takes half a second on one.
        List<FoundScenario> found = [.. Names(scenariosFolder).AsParallel().AsOrdered()
            .Select(name => ScenarioFolder.Read(Path.Combine(scenariosFolder, name)))
            .OfType<FoundScenario>()];
        const string remedy = "Put a folder there that holds two Dockerfiles, Dockerfile.NAME and Dockerfile.OTHER";
        return new CatalogResult(
            found, found.Count > 0 ? [] : [new Mistake(scenariosFolder, null, "no folder in it is a scenario", remedy)]);
    }

    private static CatalogResult ReadWanted(string scenariosFolder, IReadOnlyList<string> wanted)
    {
        List<FoundScenario> found = [];
        List<Mistake> mistakes = [];
        foreach (var name in wanted.Distinct(StringComparer.Ordinal))
        {
            var path = IsPath(name) ? name : Path.Combine(scenariosFolder, name);
            if (name.Length == 0 || !Directory.Exists(path))
                mistakes.Add(NoScenario(scenariosFolder, name));
            else if (ScenarioFolder.Read(path) is not { } scenario)
                mistakes.Add(new Mistake(path, null, "the folder holds no Dockerfile", ScenarioFolder.Remedy(path)));
            else if (found.Find(other => other.Name == scenario.Name) is not { } same)
                found.Add(scenario);
            else if (same.Folder != scenario.Folder)
                mistakes.Add(Twice(path, scenario.Name, same.Folder));
        }

        return new CatalogResult(found, mistakes);
    }

    private static Mistake NoScenario(string scenariosFolder, string name)
    {
        if (IsPath(name))
            return new Mistake(name, null, "there is no such folder", "Give the path of a scenario's folder, or the name of a scenario");
        if (!Directory.Exists(scenariosFolder))
            return NoFolder(scenariosFolder);
        var names = Names(scenariosFolder).Where(folder => ScenarioFolder.IsScenario(Path.Combine(scenariosFolder, folder))).ToList();
        var nearest = NearestWord.Find(name, names);
        var found = names.Count == 0 ? "No folder in it is a scenario" : $"Found: {string.Join(", ", names)}";
        return new Mistake(
            scenariosFolder, null, $"there is no scenario '{name}'", nearest is null ? found : $"Did you mean '{nearest}'? {found}");
    }

    private static Mistake Twice(string path, string name, string other) =>
        new(path, null, $"there are two scenarios named '{name}', the other in {other}",
            "Rename one of the folders, or run them one by one");

    private static Mistake NoFolder(string scenariosFolder) =>
        new(scenariosFolder, null, "there is no such folder", "Give the folder that holds the scenarios with --scenarios DIR");

    private static bool IsPath(string name) =>
        name is "."
            or ".."
            || name.Contains('/', StringComparison.Ordinal)
            || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> Names(string scenariosFolder) => Directory.EnumerateDirectories(scenariosFolder)
        .Select(path => Path.GetFileName(path))
        .Where(name => !name.StartsWith('.'))
        .Order(StringComparer.Ordinal);
}
