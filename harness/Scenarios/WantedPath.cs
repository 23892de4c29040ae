using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>The place of a scenario that somebody asks for: by its name in the scenarios' folder, or by a path.</summary>
internal static class WantedPath
{
    /// <summary>A name counts before a path of the same word. Null where there is neither.</summary>
    public static ScenarioPath? Find(string scenariosFolder, string wanted, string? contextFolder)
    {
        if (IsPath(wanted))
            return ScenarioPath.Find(wanted, contextFolder);
        var named = wanted.Length == 0 ? null : Path.Combine(scenariosFolder, wanted);
        if (named is not null && Directory.Exists(named))
            return new ScenarioPath(named) { ContextFolder = contextFolder };
        return ByOwnName(scenariosFolder, wanted) is { } own
            ? new ScenarioPath(own) { ContextFolder = contextFolder }
            : ScenarioPath.Find(wanted, contextFolder);
    }

    public static Mistake Missing(string scenariosFolder, string wanted)
    {
        if (IsPath(wanted))
        {
            return new Mistake(
                wanted, null, "there is no such folder", "Give the path of a folder or of a Dockerfile, or the name of a scenario");
        }

        if (!Directory.Exists(scenariosFolder))
        {
            return new Mistake(
                wanted,
                null,
                $"there is neither such a folder nor a folder of scenarios at {scenariosFolder}",
                "Give the path of a folder with a Dockerfile, or the folder that holds the scenarios with --scenarios DIR");
        }

        var names = Scenarios(scenariosFolder).Select(folder => Path.GetFileName(folder)).ToList();
        var nearest = NearestWord.Find(wanted, names);
        var found = names.Count == 0 ? "No folder in it is a scenario" : $"Found: {string.Join(", ", names)}";
        return new Mistake(
            scenariosFolder, null, $"there is no scenario '{wanted}'", nearest is null ? found : $"Did you mean '{nearest}'? {found}");
    }

    public static Mistake NoFolder(string scenariosFolder) => new(
        scenariosFolder,
        null,
        "there is no such folder",
        "Give the path of a folder with a Dockerfile, or the folder that holds the scenarios with --scenarios DIR");

    /// <summary>Folders in it, by name.</summary>
    public static IEnumerable<string> Folders(string scenariosFolder) => Directory.EnumerateDirectories(scenariosFolder)
        .Where(path => !Path.GetFileName(path).StartsWith('.'))
        .OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal);

    // Only where no folder has the name: all are read for it.
    private static string? ByOwnName(string scenariosFolder, string name) =>
        !Directory.Exists(scenariosFolder) || !SafeName.Holds(name)
            ? null
            : Scenarios(scenariosFolder).FirstOrDefault(folder => ScenarioFolder.Read(new ScenarioPath(folder))?.Name == name);

    private static IEnumerable<string> Scenarios(string scenariosFolder) => Folders(scenariosFolder).Where(ScenarioFolder.IsScenario);

    private static bool IsPath(string name) =>
        name is "."
            or ".."
            || name.Contains('/', StringComparison.Ordinal)
            || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
